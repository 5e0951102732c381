package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.ines;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.startsWith;

import casebook.embedded.TestServers;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A large body is passed on before it is whole. Callers who stop in the middle of many keep no connections from the others. */
@QuarkusTest
@TestProfile(LargeBodiesTest.FewPlaces.class)
@WithTestResource(GatewayParts.class)
class LargeBodiesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** More than is held back at the gateway. */
    private static final String HALF = "x".repeat(100_000);

    private static final int WHOLE = 2 * HALF.length();

    public static class FewPlaces implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("casebook.gateway.large-bodies", "3", "casebook.gateway.large-bodies-of-user", "2");
        }
    }

    private final Deque<Wire> stalled = new ArrayDeque<>();
    private Peer enrollment;

    @BeforeEach
    void start() {
        enrollment = Peer.of("enrollment");
    }

    @AfterEach
    void stop() throws IOException {
        for (var wire : stalled) {
            wire.close();
        }
        enrollment.close();
    }

    @Test
    void a_user_has_so_many_and_may_go_on_with_small_ones() throws IOException {
        // Given
        stall("ines");
        stall("ines");
        // When
        var third = halfSaid("ines").hearAll();
        // Then
        assertThat(third, startsWith("HTTP/1.1 429 "));
        assertThat(third, containsString("\"large-bodies-user\""));
        assertThat(third, containsStringIgnoringCase("\r\nRetry-After: 1\r\n"));
        ines().body("{}").post(SUBJECT + "/consents").then().statusCode(200);
    }

    @Test
    void in_all_there_are_so_many() throws IOException {
        // Given
        stall("ines");
        stall("ines");
        stall("choi");
        // When
        var fourth = halfSaid("mora").hearAll();
        // Then
        assertThat(fourth, startsWith("HTTP/1.1 503 "));
        assertThat(fourth, containsString("\"large-bodies-full\""));
    }

    @Test
    void a_place_is_free_again_when_its_body_is_through_or_its_caller_is_gone() throws IOException {
        // Given
        stall("ines");
        stall("ines");
        // When
        stalled.removeFirst().close();
        stalled.removeFirst().sayBytes(bytes(HALF)).hearUntil("\"bytes\":" + WHOLE);
        // Then
        for (var time = 0; time < 2; time++) {
            await().atMost(PATIENCE).until(() -> large("ines") == 200);
        }
        stall("ines");
        stall("ines");
    }

    private static int large(String user) {
        return anybody()
                .header("Authorization", "Bearer " + TestServers.token(user))
                .body(HALF)
                .post(SUBJECT + "/consents")
                .statusCode();
    }

    /** Sends the first half of a body, of which the service has seen the beginning. */
    private void stall(String user) throws IOException {
        var before = enrollment.requests();
        stalled.addLast(halfSaid(user));
        await().atMost(PATIENCE).until(() -> enrollment.requests() > before);
    }

    private static Wire halfSaid(String user) throws IOException {
        return Wire.to(RestAssured.port)
                .say(
                        "POST " + SUBJECT + "/consents HTTP/1.1",
                        "Host: casebook",
                        "Authorization: Bearer " + TestServers.token(user),
                        "Content-Type: application/json",
                        "Content-Length: " + WHOLE,
                        "")
                .sayBytes(bytes(HALF));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
