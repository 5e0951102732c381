package casebook.gateway.routing.proxy;

import casebook.gateway.accesslog.AccessLog;
import casebook.gateway.http.RequestIds;
import casebook.gateway.limits.http.RateLimits;
import casebook.gateway.routing.PlainPath;
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

/** What happens to every request, in order. Whatever refuses here has not troubled a service. */
@ApplicationScoped
class FrontDoor {
    private static final Logger LOG = Logger.getLogger(FrontDoor.class);
    private static final String API = "/api/*";
    /** Quarkus prepares the authentication at 200; a filter of higher priority comes first. */
    private static final int BEFORE_AUTHENTICATION = 1000;

    private static final int AFTER_AUTHENTICATION = 140;
    /** Digits of a number that is far above any limit and still a long. */
    private static final int LONGEST_LENGTH = 18;

    private final RequestIds requestIds;
    private final AccessLog accessLog;
    private final RateLimits rateLimits;
    private final BearerTokens bearerTokens;
    private final Passage passage;
    private final ProblemWriter problems;
    private final long bodyLimit;

    FrontDoor(
            RequestIds requestIds,
            AccessLog accessLog,
            RateLimits rateLimits,
            BearerTokens bearerTokens,
            Passage passage,
            ProblemWriter problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bodyLimit) {
        this.requestIds = requestIds;
        this.accessLog = accessLog;
        this.rateLimits = rateLimits;
        this.bearerTokens = bearerTokens;
        this.passage = passage;
        this.problems = problems;
        this.bodyLimit = bodyLimit.asLongValue();
    }

    void filters(@Observes Filters filters) {
        inOrder(
                filters,
                BEFORE_AUTHENTICATION,
                List.of(
                        requestIds,
                        onlyApi(accessLog),
                        this::dropForwarded,
                        this::checkPath,
                        this::checkSize,
                        onlyApi(rateLimits::admitAddress)));
        inOrder(filters, AFTER_AUTHENTICATION, List.of(onlyApi(bearerTokens), onlyApi(rateLimits::admitUser)));
    }

    private void inOrder(Filters filters, int priority, List<Handler<RoutingContext>> steps) {
        for (var step = 0; step < steps.size(); step++) {
            filters.register(refusing(steps.get(step)), priority - step);
        }
    }

    void routes(@Observes Router router) {
        var api = router.route(API).order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT);
        api.handler(refusing(passage)).failureHandler(this::failed);
    }

    /** Who forwarded a request before us is not for a stranger to say. */
    private void dropForwarded(RoutingContext exchange) {
        ProxyHeaders.dropForwarded(exchange.request().headers());
        exchange.next();
    }

    private void checkPath(RoutingContext exchange) {
        var uri = exchange.request().uri();
        PlainPath.require(uri.startsWith("/") ? exchange.request().path() : uri);
        exchange.next();
    }

    private void checkSize(RoutingContext exchange) {
        var length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > LONGEST_LENGTH || Long.parseLong(length) > bodyLimit)) {
            throw LimitedBody.tooLarge(bodyLimit);
        }
        exchange.next();
    }

    private static Handler<RoutingContext> onlyApi(Handler<RoutingContext> handler) {
        return exchange -> {
            if (exchange.request().path().startsWith("/api/")) {
                handler.handle(exchange);
            } else {
                exchange.next();
            }
        };
    }

    private Handler<RoutingContext> refusing(Handler<RoutingContext> handler) {
        return exchange -> {
            try {
                handler.handle(exchange);
            } catch (Refused refused) {
                problems.write(exchange.request(), refused);
            }
        };
    }

    /** A failure without a cause is the HTTP server's way to say that it could not read the request. */
    private void failed(RoutingContext exchange) {
        if (exchange.failure() == null) {
            problems.write(exchange.request(), new Refused(ProblemType.MALFORMED_REQUEST, List.of()));
        } else {
            LOG.error("A request failed", exchange.failure());
            problems.write(exchange.request(), new Refused(ProblemType.INTERNAL_ERROR, List.of()));
        }
    }
}
