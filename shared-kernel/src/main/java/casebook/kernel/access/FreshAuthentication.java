package casebook.kernel.access;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * That a person proved who they are just now, and not with the sign-in of this morning: so nobody decides for them at a screen
 * that they left, and no machine for anybody. It is the proof that signing asks for too (21 CFR 11.200(a)(1)).
 */
public final class FreshAuthentication {
    /** For how long a proof is fresh; its last instant counts. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** How far the provider's clock may be ahead of ours. */
    static final Duration SKEW = Duration.ofMinutes(1);

    private FreshAuthentication() {}

    /**
     * When the user last proved who they are, as the provider says; none where it does not say so in seconds since 1970. A
     * token of a machine, or one that was only renewed, is no proof: when it was issued says nothing.
     */
    static Optional<Instant> authenticatedAt(JsonWebToken token) {
        // The library says 0 where there is no such claim, and nothing where it is no number.
        Object claim = token.getClaim(Claims.auth_time.name());
        return claim instanceof Long seconds && seconds > 0
                ? Optional.of(Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond())))
                : Optional.empty();
    }

    /** @throws Refused when there is no proof that is fresh at this instant */
    static void require(Optional<Instant> authenticated, Instant at) {
        if (authenticated.isEmpty()) {
            throw refused(
                    "authentication-time-missing",
                    "The token does not say when a person proved who they are. Sign in; a machine cannot do this.");
        }
        if (authenticated.get().isBefore(at.minus(LONGEST))) {
            throw refused("authentication-too-old", "You proved who you are too long ago for this. Sign in again.");
        }
        if (authenticated.get().isAfter(at.plus(SKEW))) {
            throw refused(
                    "authentication-in-future",
                    "The token says that you will prove who you are. The clocks of provider and service differ.");
        }
    }

    private static Refused refused(String code, String message) {
        return new Refused(ProblemType.FRESH_AUTHENTICATION_REQUIRED, code, message);
    }
}
