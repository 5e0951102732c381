package casebook.gateway.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Gives each request the one name by which caller, gateway and services speak of it. A caller may bring a name of their own. */
@ApplicationScoped
public class RequestIds implements Handler<RoutingContext> {
    public static final String HEADER = "X-Request-Id";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    @Override
    public void handle(RoutingContext exchange) {
        name(exchange);
        exchange.next();
    }

    /** For a request that never comes to this step. */
    public void name(RoutingContext exchange) {
        var given = exchange.request().getHeader(HEADER);
        var id = given != null && FORM.matcher(given).matches()
                ? given
                : UuidCreator.getTimeOrderedEpoch().toString();
        exchange.request().headers().set(HEADER, id);
        exchange.response().putHeader(HEADER, id);
    }
}
