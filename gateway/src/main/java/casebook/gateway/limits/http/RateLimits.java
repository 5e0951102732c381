package casebook.gateway.limits.http;

import casebook.gateway.GatewayConfig;
import casebook.gateway.http.AskedAgain;
import casebook.gateway.http.CallerAddress;
import casebook.gateway.http.KnownCaller;
import casebook.gateway.http.Networks;
import casebook.gateway.limits.Allowance;
import casebook.gateway.limits.Allowances;
import casebook.gateway.limits.Limit;
import casebook.kernel.http.BearerTokens;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Three limits. An address has one before anything is known of the caller, and a far smaller one for requests without a
 * valid token, so that tokens cannot be tried out; a known user has one wherever they come from.
 */
@ApplicationScoped
public class RateLimits {
    private static final int UNAUTHENTICATED = ProblemType.UNAUTHENTICATED.status();

    private final Allowances addresses;
    private final Allowances strangers;
    private final Allowances users;
    private final BearerTokens bearerTokens;

    RateLimits(GatewayConfig config, BearerTokens bearerTokens) {
        this.bearerTokens = bearerTokens;
        addresses = allowances("address", config.limits().address());
        strangers = allowances("unauthenticated", config.limits().unauthenticated());
        users = allowances("user", config.limits().user());
    }

    private static Allowances allowances(String name, GatewayConfig.Allowed allowed) {
        return new Allowances(new Limit(name, allowed.burst(), allowed.perSecond()));
    }

    /** Before anything is known of the caller. */
    public void admitAddress(RoutingContext exchange) {
        var network = network(exchange);
        requireGranted(exchange, addresses.take(network));
        exchange.addHeadersEndHandler(_ -> {
            if (exchange.response().getStatusCode() == UNAUTHENTICATED && !AskedAgain.by(exchange)) {
                strangers.take(network);
            }
        });
        exchange.next();
    }

    /**
     * Before the token is verified, which costs us more than the caller. Whose token was verified before is no stranger, or
     * anybody could have all others refused who share an address with them.
     */
    public void admitStranger(RoutingContext exchange) {
        var left = strangers.look(network(exchange));
        // A known token is looked for last: its hash costs more than all else here.
        if (!left.granted() && !bearerTokens.knows(exchange.request())) {
            requireGranted(exchange, left);
        }
        exchange.next();
    }

    private static String network(RoutingContext exchange) {
        return Networks.of(CallerAddress.of(exchange.request()));
    }

    /** After the token is verified. */
    public void admitUser(RoutingContext exchange) {
        KnownCaller.of(exchange).ifPresent(caller -> {
            var allowance = users.take(caller.user());
            tell(exchange, allowance);
            requireGranted(exchange, allowance);
        });
        exchange.next();
    }

    private static void requireGranted(RoutingContext exchange, Allowance allowance) {
        if (!allowance.granted()) {
            tell(exchange, allowance);
            var seconds = Math.max(1, allowance.secondsToNext());
            exchange.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw new Refused(
                    ProblemType.TOO_MANY_REQUESTS,
                    "limit-" + allowance.limit().name(),
                    "At most " + allowance.limit().perSecond() + " requests a second, "
                            + allowance.limit().burst() + " at once. Go on in " + seconds + " s.");
        }
    }

    /** The fields of draft-ietf-httpapi-ratelimit-headers: q and r are requests, w and t seconds. */
    private static void tell(RoutingContext exchange, Allowance allowance) {
        var limit = allowance.limit();
        exchange.response()
                .putHeader(
                        "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(limit.name(), limit.burst(), limit.window()))
                .putHeader(
                        "RateLimit",
                        "\"%s\";r=%d;t=%d".formatted(limit.name(), allowance.remaining(), allowance.secondsToFull()));
    }
}
