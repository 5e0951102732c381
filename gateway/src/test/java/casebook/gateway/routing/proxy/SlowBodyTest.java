package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static casebook.gateway.testing.Given.inesToken;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who let a body come byte by byte, or never. */
@QuarkusTest
@TestProfile(SlowBodyTest.ShortPatience.class)
@WithTestResource(GatewayParts.class)
class SlowBodyTest {
    private static final int THOUSAND = 1000;

    public static class ShortPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("casebook.gateway.body-timeout", "2s");
        }
    }

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
    void a_body_that_does_not_come_is_refused_and_no_service_has_waited_for_it() throws IOException {
        // Given
        try (var slow = begun("{\"a\":")) {
            // When
            var answer = slow.hearAll();
            // Then
            assertThat(answer, startsWith("HTTP/1.1 408"));
            assertThat(answer, containsString("body-too-slow"));
        }
        assertEquals(0, enrollment.requests());
    }

    @Test
    void a_large_body_that_stops_coming_is_refused_too() throws IOException {
        // Given
        try (var slow = begun("x".repeat(200_000))) {
            // When
            var answer = slow.hearAll();
            // Then
            assertThat(answer, startsWith("HTTP/1.1 408"));
        }
    }

    @Test
    void a_body_in_pieces_arrives_whole() throws IOException {
        // Given
        try (var slow = begun("{\"a\":")) {
            slow.sayBytes("1}".getBytes(StandardCharsets.US_ASCII));
            slow.sayBytes(" ".repeat(900_000 - "{\"a\":1}".length()).getBytes(StandardCharsets.US_ASCII));
            // When
            var answer = slow.hearUntil("\"bytes\":900000");
            // Then
            assertThat(answer, startsWith("HTTP/1.1 200"));
        }
    }

    @Test
    void a_thousand_callers_who_do_nothing_leave_room_for_one_who_does() throws IOException {
        // Given
        var idle = new ArrayList<Wire>();
        try {
            for (var caller = 0; caller < THOUSAND; caller++) {
                idle.add(Wire.to(RestAssured.port).say("POST " + SUBJECT + "/consents HTTP/1.1", "Host: casebook"));
            }
            // When
            var answer = ines().get(SUBJECT);
            // Then
            answer.then().statusCode(200);
        } finally {
            for (var wire : idle) {
                wire.close();
            }
        }
    }

    /** A request that says 900,000 bytes and begins with these. */
    private static Wire begun(String body) throws IOException {
        return Wire.to(RestAssured.port)
                .say(
                        "POST " + SUBJECT + "/consents HTTP/1.1",
                        "Host: casebook",
                        "Authorization: Bearer " + inesToken(),
                        "Content-Type: application/json",
                        "Content-Length: 900000",
                        "")
                .sayBytes(body.getBytes(StandardCharsets.US_ASCII));
    }
}
