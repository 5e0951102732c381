package casebook.kernel.access;

import static casebook.kernel.access.Permission.HOLD_COHORT;
import static casebook.kernel.access.Permission.RELEASE_COHORT;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are read as the services read them, by the library. */
class FreshAuthenticationTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final String STUDY = "als";

    @ParameterizedTest
    @ValueSource(longs = {300, 299, 1, 0, -60})
    void whoProvedItFiveMinutesAgoAtMostMayDoIt(long secondsAgo) {
        // Given
        var access = asSponsor("" + (NOW.getEpochSecond() - secondsAgo), NOW);

        // Then
        assertDoesNotThrow(() -> access.open(RELEASE_COHORT, STUDY));
    }

    @Test
    void fiveMinutesEndWithTheirLastInstant() {
        // Given
        var fiveMinutesAgo = "" + (NOW.getEpochSecond() - 300);

        // When
        var refused = refusal(asSponsor(fiveMinutesAgo, NOW.plusNanos(1000)));

        // Then
        assertEquals(List.of("authentication-too-old"), codes(refused));
    }

    @ParameterizedTest
    @ValueSource(longs = {301, 86_400})
    void whoProvedItEarlierMustProveItAgain(long secondsAgo) {
        // When
        var refused = refusal(asSponsor("" + (NOW.getEpochSecond() - secondsAgo), NOW));

        // Then
        assertEquals(ProblemType.FRESH_AUTHENTICATION_REQUIRED, refused.type());
        assertEquals(List.of("authentication-too-old"), codes(refused));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1767603661", "1767690000", "9223372036854775807", "1e300"})
    void nobodyHasProvedItInTheFuture(String authTime) {
        // When
        var refused = refusal(asSponsor(authTime, Instant.ofEpochSecond(1_767_603_600)));

        // Then
        assertEquals(ProblemType.FRESH_AUTHENTICATION_REQUIRED, refused.type());
        assertEquals(List.of("authentication-in-future"), codes(refused));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1767603600\"", "\"now\"", "true", "null", "[1767603600]", "{}", "0", "-1"})
    void whatIsNoTimeProvesNothing(String authTime) {
        // When
        var refused = refusal(asSponsor(authTime, Instant.ofEpochSecond(1_767_603_600)));

        // Then
        assertEquals(ProblemType.FRESH_AUTHENTICATION_REQUIRED, refused.type());
        assertEquals(List.of("authentication-time-missing"), codes(refused));
    }

    @Test
    void aMachineNeverProvedIt() {
        // Given
        var issuedJustNow = "\"iat\": " + NOW.getEpochSecond();

        // When
        var refused = refusal(access("als:*:sponsor", issuedJustNow, NOW));

        // Then
        assertEquals(ProblemType.FRESH_AUTHENTICATION_REQUIRED, refused.type());
        assertEquals(List.of("authentication-time-missing"), codes(refused));
    }

    @Test
    void whoMayNotIsNotAskedToProveItInVain() {
        // Given
        var old = "\"auth_time\": 1";

        // When
        var refused = refusal(access("als:*:monitor", old, NOW));

        // Then
        assertEquals(ProblemType.FORBIDDEN, refused.type());
        assertEquals(
                ProblemType.NOT_FOUND,
                refusal(access("other:*:sponsor", old, NOW)).type());
    }

    @Test
    void whatDoesNotNeedItIsDoneWithoutIt() {
        // Given
        var access = asSponsor("1", NOW);

        // Then
        assertDoesNotThrow(() -> access.open(HOLD_COHORT, STUDY));
    }

    @Test
    void theseNeedIt() {
        // When
        var needing = Arrays.stream(Permission.values())
                .filter(Permission::needsFreshAuthentication)
                .toList();

        // Then
        assertEquals(List.of(RELEASE_COHORT), needing);
    }

    private static Access asSponsor(String authTime, Instant now) {
        return access("als:*:sponsor", "\"auth_time\": " + authTime, now);
    }

    private static Access access(String grant, String claim, Instant now) {
        var json = "{\"sub\": \"sofia\", \"grants\": [\"%s\"], %s}".formatted(grant, claim);
        try {
            var identity = QuarkusSecurityIdentity.builder()
                    .setPrincipal(new DefaultJWTCallerPrincipal(JwtClaims.parse(json)))
                    .build();
            return new Access(identity, Clock.fixed(now, ZoneOffset.UTC));
        } catch (InvalidJwtException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Refused refusal(Access access) {
        return assertThrows(Refused.class, () -> access.open(RELEASE_COHORT, STUDY));
    }

    private static List<String> codes(Refused refused) {
        return refused.reasons().stream().map(reason -> reason.code()).toList();
    }
}
