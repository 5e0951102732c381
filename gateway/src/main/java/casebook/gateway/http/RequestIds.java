package casebook.gateway.http;

import casebook.kernel.http.RequestId;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives each request the one name by which caller, gateway and services speak of it. A caller may bring a name of their own. */
@ApplicationScoped
public class RequestIds implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext exchange) {
        name(exchange);
        exchange.next();
    }

    /** For a request that never comes to this step. */
    public void name(RoutingContext exchange) {
        var given = exchange.request().getHeader(RequestId.HEADER);
        var id = RequestId.isFit(given)
                ? given
                : UuidCreator.getTimeOrderedEpoch().toString();
        exchange.request().headers().set(RequestId.HEADER, id);
        exchange.response().putHeader(RequestId.HEADER, id);
    }
}
