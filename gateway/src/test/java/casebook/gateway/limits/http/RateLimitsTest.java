package casebook.gateway.limits.http;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.ines;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import casebook.embedded.TestServers;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.OwnTokens;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.SignInAgain;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
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
    private static final String OURS = "https://edc.example.org";

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
                    "1",
                    "casebook.gateway.attempts.of-address",
                    "1",
                    "quarkus.http.cors.origins",
                    OURS);
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

    @Test
    void who_is_known_goes_on_where_others_try_tokens_out() throws Exception {
        // Given
        var address = "127.0.0.81";
        var known = "Authorization: Bearer " + OwnTokens.signedByIssuer("ines", _ -> {});
        var forged = "Authorization: Bearer " + OwnTokens.signedByStranger("ines");
        var unknown =
                "Authorization: Bearer " + OwnTokens.signedByIssuer("ines", claims -> claims.put("jti", "another"));
        assertThat(ask(address, known), startsWith("HTTP/1.1 200 "));
        // When
        exhaust(address, forged);
        // Then
        assertThat(ask(address, known), startsWith("HTTP/1.1 200 "));
        for (var stranger : List.of(forged, unknown, "X-Nothing: said", "Authorization: Basic eDp5")) {
            exhaust(address, forged);
            assertThat(ask(address, stranger), startsWith("HTTP/1.1 429 "));
        }
        assertThat(ask("127.0.0.82", unknown), startsWith("HTTP/1.1 200 "));
    }

    @Test
    void who_is_known_and_is_to_sign_in_again_takes_nothing_from_strangers() throws Exception {
        // Given
        var address = "127.0.0.84";
        var known = "Authorization: Bearer " + OwnTokens.signedByIssuer("sofia", _ -> {});
        enrollment.answer(SignInAgain::answer);
        for (var times = 0; times < 2 * STRANGERS_BURST; times++) {
            assertThat(ask(address, known), startsWith("HTTP/1.1 401 "));
        }
        enrollment.answerWithEcho();
        // When
        var newToken = OwnTokens.signedByIssuer("sofia", claims -> claims.put("jti", "signed-in-again"));
        // Then
        assertThat(ask(address, "Authorization: Bearer " + newToken), startsWith("HTTP/1.1 200 "));
        assertThat(ask(address, "X-Nothing: said"), startsWith("HTTP/1.1 401 "));
    }

    @Test
    void a_page_of_an_origin_that_was_named_can_read_when_to_go_on() throws Exception {
        // Given
        var address = "127.0.0.83";
        exhaust(address, "X-Nothing: said");
        // When
        var answer = ask(address, "Origin: " + OURS);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 429 "));
        assertThat(answer, containsStringIgnoringCase("\r\naccess-control-allow-origin: " + OURS + "\r\n"));
    }

    private static void exhaust(String from, String header) throws IOException {
        for (var times = 0; times < 10 * STRANGERS_BURST; times++) {
            if (ask(from, header).startsWith("HTTP/1.1 429 ")) {
                return;
            }
        }
        throw new AssertionError("Never refused");
    }

    private static String ask(String from, String header) throws IOException {
        try (var wire = Wire.between(from, RestAssured.port)) {
            return wire.say("GET " + STUDY + "/sites HTTP/1.1", "Host: gateway", "Connection: close", header, "")
                    .hearAll();
        }
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
