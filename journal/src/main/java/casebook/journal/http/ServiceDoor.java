package casebook.journal.http;

import casebook.kernel.http.BearerTokens;
import casebook.kernel.http.ProblemWriter;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What happens to a request before an endpoint of a service is looked for. What is refused here is told as a problem too. */
@ApplicationScoped
class ServiceDoor {
    private static final Logger LOG = Logger.getLogger(ServiceDoor.class);
    private static final String API = "/api/";
    /** Quarkus prepares the authentication at 200 and asks its policies at 100. */
    private static final int BEFORE_AUTHENTICATION = 1000;

    private static final int AFTER_AUTHENTICATION = 140;
    /** Digits of a number that is far above any limit and still a long. */
    private static final int LONGEST_LENGTH = 18;

    private final BearerTokens bearerTokens;
    private final ProblemWriter problems;
    private final long bodyLimit;

    ServiceDoor(
            BearerTokens bearerTokens,
            ProblemWriter problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bodyLimit) {
        this.bearerTokens = bearerTokens;
        this.problems = problems;
        this.bodyLimit = bodyLimit.asLongValue();
    }

    void filters(@Observes Filters filters) {
        filters.register(this::checkSize, BEFORE_AUTHENTICATION);
        filters.register(onlyApi(bearerTokens), AFTER_AUTHENTICATION);
    }

    void failures(@Observes Router router) {
        router.route(API + "*").order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).failureHandler(this::failed);
    }

    private void checkSize(RoutingContext exchange) {
        var length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > LONGEST_LENGTH || Long.parseLong(length) > bodyLimit)) {
            problems.write(
                    exchange.request(),
                    new Refused(
                            ProblemType.BODY_TOO_LARGE,
                            "body-too-large",
                            "A body has " + bodyLimit + " bytes at most."));
        } else {
            exchange.next();
        }
    }

    private static Handler<RoutingContext> onlyApi(Handler<RoutingContext> handler) {
        return exchange -> {
            if (exchange.request().path().startsWith(API)) {
                handler.handle(exchange);
            } else {
                exchange.next();
            }
        };
    }

    /** A failure without a cause is the HTTP server's way to say that it could not read the request. */
    private void failed(RoutingContext exchange) {
        if (exchange.failure() == null) {
            var type = exchange.statusCode() == ProblemType.BODY_TOO_LARGE.status()
                    ? ProblemType.BODY_TOO_LARGE
                    : ProblemType.MALFORMED_REQUEST;
            problems.write(exchange.request(), new Refused(type, List.of()));
        } else {
            LOG.error("A request failed", exchange.failure());
            problems.write(exchange.request(), new Refused(ProblemType.INTERNAL_ERROR, List.of()));
        }
    }
}
