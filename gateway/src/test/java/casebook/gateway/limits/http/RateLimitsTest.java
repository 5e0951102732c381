package casebook.gateway.limits.http;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.ines;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import casebook.embedded.TestServers;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RateLimitsTest.SmallLimits.class)
@WithTestResource(GatewayParts.class)
class RateLimitsTest {
    private static final int USERS_BURST = 20;
    private static final int STRANGERS_BURST = 5;

    /** Small enough to be used up by a test, and filled again so slowly that the time which a test takes does not matter. */
    public static class SmallLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "casebook.gateway.limits.user.burst",
                    "" + USERS_BURST,
                    "casebook.gateway.limits.user.per-second",
                    "1",
                    "casebook.gateway.limits.unauthenticated.burst",
                    "" + STRANGERS_BURST,
                    "casebook.gateway.limits.unauthenticated.per-second",
                    "1");
        }
    }

    private final AtomicInteger granted = new AtomicInteger();
    private Peer enrollment;

    @BeforeEach
    void start() {
        enrollment = Peer.of("enrollment");
    }

    @AfterEach
    void stop() {
        enrollment.close();
    }

    @Test
    void a_loop_gone_wild_is_stopped_and_told_when_to_go_on() {
        // When
        var refused = firstRefused(() -> as("choi"));
        // Then
        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .header("RateLimit-Policy", "\"user\";q=20;w=20")
                .header("RateLimit", matchesPattern("\"user\";r=0;t=\\d+"))
                .body("type", equalTo("/docs/problems/too-many-requests"))
                .body("reasons[0].code", equalTo("limit-user"));
        assertEquals(granted.get(), enrollment.requests());
    }

    @Test
    void another_user_goes_on_and_reads_what_is_left() {
        // Given
        firstRefused(() -> as("mora"));
        // When
        var answer = ines().get(STUDY);
        // Then
        answer.then().header("RateLimit", notNullValue()).header("RateLimit-Policy", "\"user\";q=20;w=20");
        assertNotEquals(429, answer.statusCode());
    }

    @Test
    void who_tries_tokens_out_is_stopped_soon() {
        // When
        var refused = firstRefused(
                () -> anybody().header("Authorization", "Bearer a.b.c").get(STUDY));
        // Then
        refused.then().statusCode(429).body("reasons[0].code", equalTo("limit-unauthenticated"));
    }

    private static Response as(String user) {
        return anybody()
                .header("Authorization", "Bearer " + TestServers.token(user))
                .get(STUDY + "/sites");
    }

    /** Asks until it is refused, and counts what was granted before. */
    private Response firstRefused(Supplier<Response> request) {
        return IntStream.range(0, 10 * USERS_BURST)
                .mapToObj(_ -> request.get())
                .filter(answer -> answer.statusCode() == 429 || granted.incrementAndGet() < 0)
                .findFirst()
                .orElseThrow();
    }
}
