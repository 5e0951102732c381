package casebook.gateway.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which origins' pages may ask: those that a deployment names, and the gateway's own. Comes before Quarkus asks the same, which
 * refuses without a word, and fails of an origin that it compares with an address that is none.
 */
@ApplicationScoped
public class Origins implements Handler<RoutingContext> {
    private final List<String> named;
    private final boolean any;
    private final List<Pattern> patterns;

    Origins(@ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.named = origins.orElse(List.of());
        this.any = named.equals(List.of("*"));
        this.patterns = CORSFilter.parseAllowedOriginsRegex(origins);
    }

    /** @throws Refused forbidden, when a page of another origin asks */
    @Override
    public void handle(RoutingContext exchange) {
        var origin = exchange.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isNamed(origin) && !isOwn(origin, exchange)) {
            throw new Refused(ProblemType.FORBIDDEN, "origin-not-allowed", "Pages of this origin may not ask here.");
        }
        exchange.next();
    }

    private boolean isNamed(String origin) {
        return any || named.contains(origin) || CORSFilter.isOriginAllowedByRegex(patterns, origin);
    }

    /** Browsers leave out the usual port of a scheme in both. */
    private static boolean isOwn(String origin, RoutingContext exchange) {
        var request = exchange.request();
        return origin.equals(request.scheme() + "://" + request.authority());
    }
}
