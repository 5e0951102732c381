package casebook.kernel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature is verified once: what was remembered of it must not outlive the token, nor the memory grow with the tokens. */
class VerifiedTokensTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final String TOKEN = "Bearer head.claims.signature";

    private Instant now = START;
    private final InstantSource time = () -> now;
    private final VerifiedTokens verified = new VerifiedTokens(time.withZone(ZoneOffset.UTC));

    private record Token(@Nullable String subject, Instant expiry) implements JsonWebToken {
        @Override
        public String getName() {
            return "ines";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("sub", "exp");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
        public <T> T getClaim(String name) {
            return (T)
                    switch (name) {
                        case "sub" -> subject;
                        case "exp" -> expiry.getEpochSecond();
                        default -> null;
                    };
        }
    }

    private static SecurityIdentity identity(@Nullable String subject, Instant expiry) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(subject, expiry))
                .addRole("investigator")
                .build();
    }

    private Optional<SecurityIdentity> foundAfter(Duration passed) {
        now = START.plus(passed);
        return verified.find(TOKEN);
    }

    @Test
    void a_token_is_honoured_to_its_last_second_and_not_after() {
        // Given
        var life = Duration.ofSeconds(90);
        // When
        verified.remember(TOKEN, identity("ines", START.plus(life)));
        // Then
        assertTrue(foundAfter(life.minusMillis(1)).isPresent());
        assertFalse(foundAfter(life).isPresent());
    }

    @Test
    void a_token_that_lives_long_is_verified_again_after_five_minutes() {
        // Given
        var life = Duration.ofDays(1);
        // When
        verified.remember(TOKEN, identity("ines", START.plus(life)));
        // Then
        assertTrue(foundAfter(VerifiedTokens.LONGEST.minusMillis(1)).isPresent());
        assertFalse(foundAfter(VerifiedTokens.LONGEST).isPresent());
    }

    @Test
    void a_token_that_is_to_be_verified_again_is_known_until_it_expires() {
        // Given
        var life = Duration.ofDays(1);
        // When
        verified.remember(TOKEN, identity("ines", START.plus(life)));
        // Then
        now = START.plus(life.minusMillis(1));
        assertTrue(verified.knows(TOKEN));
        assertFalse(verified.knows(TOKEN + "x"));
        now = START.plus(life);
        assertFalse(verified.knows(TOKEN));
    }

    @Test
    void a_token_that_is_not_valid_any_more_is_not_known_either() {
        // Given
        verified.remember(TOKEN, identity("ines", START.plusSeconds(90)));
        // When
        verified.forget(TOKEN);
        // Then
        assertFalse(verified.knows(TOKEN));
        assertFalse(verified.find(TOKEN).isPresent());
    }

    @Test
    void a_token_that_has_expired_when_it_is_remembered_is_not_honoured() {
        // When
        verified.remember(TOKEN, identity("ines", START));
        // Then
        assertFalse(foundAfter(Duration.ZERO).isPresent());
    }

    @Test
    void another_token_is_not_taken_for_it() {
        // When
        var remembered = verified.remember(TOKEN, identity("ines", START.plusSeconds(90)));
        // Then
        assertEquals(Optional.of(remembered), verified.find(TOKEN));
        assertEquals(Optional.empty(), verified.find(TOKEN + "x"));
        assertEquals(Optional.empty(), verified.find(TOKEN.replace("claims", "Claims")));
    }

    @Test
    void so_many_are_remembered_and_no_more() {
        // Given
        var identity = identity("ines", START.plusSeconds(90));
        // When
        IntStream.range(0, VerifiedTokens.MOST + 1).forEach(number -> verified.remember(TOKEN + number, identity));
        // Then
        assertFalse(verified.find(TOKEN + 0).isPresent());
        assertTrue(IntStream.rangeClosed(1, VerifiedTokens.MOST)
                .allMatch(number -> verified.find(TOKEN + number).isPresent()));
    }

    @Test
    void the_one_in_use_stays_when_many_others_come() {
        // Given
        var identity = identity("ines", START.plusSeconds(90));
        verified.remember(TOKEN, identity);
        // When
        IntStream.range(0, 2 * VerifiedTokens.MOST).forEach(number -> {
            verified.remember(TOKEN + number, identity);
            verified.find(TOKEN);
        });
        // Then
        assertTrue(verified.find(TOKEN).isPresent());
    }

    @Test
    void of_the_request_that_brought_it_nothing_is_kept() {
        // Given
        var brought = QuarkusSecurityIdentity.builder(identity("ines", START.plusSeconds(90)))
                .addAttribute("request", "one")
                .build();
        // When
        var remembered = verified.remember(TOKEN, brought);
        // Then
        assertEquals(Set.of(), remembered.getAttributes().keySet());
        assertEquals(brought.getPrincipal(), remembered.getPrincipal());
        assertEquals(brought.getRoles(), remembered.getRoles());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_token_about_nobody_names_nobody(@Nullable String subject) {
        assertFalse(VerifiedTokens.namesSomebody(identity(subject, START)));
        assertTrue(VerifiedTokens.namesSomebody(identity("ines", START)));
    }
}
