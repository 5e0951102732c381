package casebook.gateway.routing.proxy;

import static casebook.kernel.http.ApiDoor.onlyApi;

import casebook.gateway.accesslog.AccessLog;
import casebook.gateway.attempts.http.AttemptWatch;
import casebook.gateway.http.CallerAddress;
import casebook.gateway.http.Origins;
import casebook.gateway.http.RequestIds;
import casebook.gateway.limits.http.RateLimits;
import casebook.gateway.routing.Deprecations;
import casebook.gateway.routing.PlainPath;
import casebook.kernel.http.ApiDoor;
import casebook.kernel.http.BearerTokens;
import casebook.kernel.http.RequestId;
import casebook.kernel.http.RequestTimes;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.trace.TracedRequests;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** What happens to every request, in order. Whatever refuses here has not troubled a service. */
@ApplicationScoped
class FrontDoor {
    /** Below 300, at which Quarkus says to pages of other origins that they may read the answer: a refusal too. */
    private static final int REFUSING = 290;

    private static final int BEFORE_ORIGINS = 310;

    private final ApiDoor door;
    private final RequestIds requestIds;
    private final CallerAddress callerAddress;
    private final Origins origins;
    private final RequestTimes requestTimes;
    private final TracedRequests tracedRequests;
    private final AccessLog accessLog;
    private final AttemptWatch attemptWatch;
    private final RateLimits rateLimits;
    private final BearerTokens bearerTokens;
    private final Deprecations deprecations;
    private final Passage passage;

    FrontDoor(
            ApiDoor door,
            RequestIds requestIds,
            CallerAddress callerAddress,
            Origins origins,
            RequestTimes requestTimes,
            TracedRequests tracedRequests,
            AccessLog accessLog,
            AttemptWatch attemptWatch,
            RateLimits rateLimits,
            BearerTokens bearerTokens,
            Deprecations deprecations,
            Passage passage) {
        this.door = door;
        this.requestIds = requestIds;
        this.callerAddress = callerAddress;
        this.origins = origins;
        this.requestTimes = requestTimes;
        this.tracedRequests = tracedRequests;
        this.accessLog = accessLog;
        this.attemptWatch = attemptWatch;
        this.rateLimits = rateLimits;
        this.bearerTokens = bearerTokens;
        this.deprecations = deprecations;
        this.passage = passage;
    }

    void filters(@Observes Filters filters) {
        inOrder(
                filters,
                ApiDoor.BEFORE_AUTHENTICATION,
                List.of(
                        requestIds,
                        callerAddress,
                        onlyApi(requestTimes),
                        onlyApi(tracedRequests),
                        onlyApi(accessLog),
                        onlyApi(attemptWatch)));
        inOrder(filters, BEFORE_ORIGINS, List.of(origins));
        inOrder(
                filters,
                REFUSING,
                List.of(
                        door::checkHost,
                        this::checkHead,
                        this::checkPath,
                        door::checkSize,
                        this::tellDeprecation,
                        onlyApi(rateLimits::admitAddress)));
        inOrder(
                filters,
                ApiDoor.AFTER_AUTHENTICATION,
                List.of(onlyApi(rateLimits::admitStranger), onlyApi(bearerTokens), onlyApi(rateLimits::admitUser)));
    }

    private void inOrder(Filters filters, int priority, List<Handler<RoutingContext>> steps) {
        for (var step = 0; step < steps.size(); step++) {
            filters.register(door.refusing(steps.get(step)), priority - step);
        }
    }

    void routes(@Observes Router router) {
        router.route(ApiDoor.API + "*")
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(door.refusing(passage));
        door.answerFailures(router);
        router.route()
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .failureHandler(door.refusing(this::withoutPath));
        router.errorHandler(ProblemType.MALFORMED_REQUEST.status(), door.refusing(this::undecodable));
    }

    /** A target without any path ({@code ?x}) is given up before the first step too. */
    private void withoutPath(RoutingContext exchange) {
        var path = exchange.request().path();
        if (path == null || path.isEmpty()) {
            requestIds.name(exchange);
            PlainPath.require("");
        }
        exchange.next();
    }

    /** A path that cannot be decoded ({@code %zz}) is given up before the first step. It is refused and logged like any other. */
    private void undecodable(RoutingContext exchange) {
        if (!exchange.response().headers().contains(RequestId.HEADER)) {
            requestIds.name(exchange);
            callerAddress.name(exchange);
            if (exchange.request().path().startsWith(ApiDoor.API)) {
                accessLog.follow(exchange);
            }
        }
        PlainPath.require(exchange.request().path());
        door.failed(exchange);
    }

    /** The HTTP server itself takes somewhat more than this, and refuses what is longer still without a word. */
    private void checkHead(RoutingContext exchange) {
        RequestHead.requireSmall(exchange.request());
        RequestHead.requireWritable(exchange.request());
        requirePlainBody(exchange);
        exchange.next();
    }

    /** What follows such a body on its connection may be a part of it, and is not read. */
    private static void requirePlainBody(RoutingContext exchange) {
        try {
            RequestHead.requirePlainBody(exchange.request());
        } catch (Refused refused) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            exchange.addEndHandler(_ -> exchange.request().connection().close());
            throw refused;
        }
    }

    /** Also with a refusal, which a program that is no more looked after may get for long. */
    private void tellDeprecation(RoutingContext exchange) {
        deprecations
                .of(exchange.request().method().name(), exchange.request().path())
                .ifPresent(deprecation -> deprecation.headers().forEach(exchange.response()::putHeader));
        exchange.next();
    }

    private void checkPath(RoutingContext exchange) {
        var uri = exchange.request().uri();
        PlainPath.require(uri.startsWith("/") ? exchange.request().path() : uri);
        RequestHead.requireReadable(uri);
        exchange.next();
    }
}
