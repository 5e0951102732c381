package casebook.gateway.http;

import casebook.kernel.access.Caller;
import casebook.kernel.access.Callers;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, as the verified token says; read out of it once for each request. */
public final class KnownCaller {
    private static final String KEY = KnownCaller.class.getName();

    private KnownCaller() {}

    /** None before the token is verified, and none without a valid one. */
    public static Optional<Caller> of(RoutingContext exchange) {
        Caller known = exchange.get(KEY);
        if (known == null && exchange.user() instanceof QuarkusHttpUser user) {
            known = Callers.of(user.getSecurityIdentity());
            exchange.put(KEY, known);
        }
        return Optional.ofNullable(known);
    }

    /** When the verified token expires; every token of ours does. */
    public static Instant tokenExpiry(RoutingContext exchange) {
        return exchange.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : Instant.EPOCH;
    }
}
