package casebook.kernel.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Tokens whose signature was verified, by their hash, until they expire; so a signature is computed once and not with each
 * request. Nothing of a token itself is kept. A key that the provider withdraws counts until the keys are loaded again, because a
 * token of an unknown key came or by a new start; what it signed is remembered here for five minutes more at most.
 */
final class VerifiedTokens {
    /** A few hundred bytes each. The one that was asked for the longest ago goes first. */
    static final int MOST = 2_000;

    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Verified> verified = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > MOST;
        }
    };

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    private record Verified(SecurityIdentity identity, Instant until, Instant expiry) {}

    /** A token about nobody identifies nobody, whoever signed it. */
    static boolean namesSomebody(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && token.getSubject() != null
                && !token.getSubject().isBlank();
    }

    Optional<SecurityIdentity> find(String token) {
        var hash = hash(token);
        synchronized (verified) {
            return Optional.ofNullable(verified.get(hash))
                    .filter(known -> clock.instant().isBefore(known.until()))
                    .map(Verified::identity);
        }
    }

    /** Whether it was verified once and has not expired, though it may be time to verify it again. */
    boolean knows(String token) {
        var hash = hash(token);
        synchronized (verified) {
            var known = verified.get(hash);
            return known != null && clock.instant().isBefore(known.expiry());
        }
    }

    /** What is not valid any more. */
    void forget(String token) {
        var hash = hash(token);
        synchronized (verified) {
            verified.remove(hash);
        }
    }

    /** @return the identity without what belongs to the one request that brought it */
    SecurityIdentity remember(String token, SecurityIdentity identity) {
        var principal = (JsonWebToken) identity.getPrincipal();
        var bare = QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRoles(identity.getRoles())
                .build();
        var expiry = Instant.ofEpochSecond(principal.getExpirationTime());
        var latest = clock.instant().plus(LONGEST);
        var hash = hash(token);
        synchronized (verified) {
            verified.put(hash, new Verified(bare, expiry.isBefore(latest) ? expiry : latest, expiry));
        }
        return bare;
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
