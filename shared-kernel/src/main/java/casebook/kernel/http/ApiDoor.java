package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Wordless;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What the doors of the gateway and of each service have in common. What is refused here is told as a problem too. */
@ApplicationScoped
public class ApiDoor {
    public static final String API = "/api/";
    /** Quarkus prepares the authentication at 200 and asks its policies at 100; a filter of higher priority comes first. */
    public static final int BEFORE_AUTHENTICATION = 1000;

    public static final int AFTER_AUTHENTICATION = 140;

    private static final Logger LOG = Logger.getLogger(ApiDoor.class);
    /** Digits of a number that is far above any limit and still a long. */
    private static final int LONGEST_LENGTH = 18;

    private final ProblemWriter problems;
    private final long bodyLimit;

    ApiDoor(ProblemWriter problems, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bodyLimit) {
        this.problems = problems;
        this.bodyLimit = bodyLimit.asLongValue();
    }

    /** @param limit in bytes */
    public static Refused tooLarge(long limit) {
        return new Refused(ProblemType.BODY_TOO_LARGE, "body-too-large", "A body has " + limit + " bytes at most.");
    }

    /** Lets requests to anything but the API by. */
    public static Handler<RoutingContext> onlyApi(Handler<RoutingContext> handler) {
        return exchange -> {
            if (exchange.request().path().startsWith(API)) {
                handler.handle(exchange);
            } else {
                exchange.next();
            }
        };
    }

    /** Answers what the handler refuses. */
    public Handler<RoutingContext> refusing(Handler<RoutingContext> handler) {
        return exchange -> {
            try {
                handler.handle(exchange);
            } catch (Refused refused) {
                problems.write(exchange.request(), refused);
            }
        };
    }

    /** @throws Refused when the request does not say to whom it speaks (RFC 9112, section 3.2) */
    public void checkHost(RoutingContext exchange) {
        var request = exchange.request();
        if (request.authority() == null
                || request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            throw hostMissing();
        }
        exchange.next();
    }

    private static Refused hostMissing() {
        return new Refused(
                ProblemType.MALFORMED_REQUEST, "host-missing", "Send one Host header with the server's name.");
    }

    /** @throws Refused when the request says that its body is larger than one may be */
    public void checkSize(RoutingContext exchange) {
        var length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > LONGEST_LENGTH || Long.parseLong(length) > bodyLimit)) {
            throw tooLarge(bodyLimit);
        }
        exchange.next();
    }

    /** Answers what the HTTP server could not read or route. */
    public void answerFailures(Router router) {
        router.route(API + "*").order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).failureHandler(this::failed);
    }

    /** A status of the caller's fault, or a failure without a cause, is the HTTP server's way to say that it could not read the request. */
    public void failed(RoutingContext exchange) {
        if (exchange.failure() == null || exchange.statusCode() == ProblemType.MALFORMED_REQUEST.status()) {
            problems.write(exchange.request(), unreadable(exchange));
        } else {
            LOG.error("A request failed", Wordless.of(exchange.failure()));
            problems.write(exchange.request(), new Refused(ProblemType.INTERNAL_ERROR, List.of()));
        }
    }

    private static Refused unreadable(RoutingContext exchange) {
        var request = exchange.request();
        if (request.version() == HttpVersion.HTTP_1_1 && request.getHeader(HttpHeaders.HOST) == null) {
            return hostMissing();
        }
        var tooLarge = exchange.statusCode() == ProblemType.BODY_TOO_LARGE.status();
        return new Refused(tooLarge ? ProblemType.BODY_TOO_LARGE : ProblemType.MALFORMED_REQUEST, List.of());
    }
}
