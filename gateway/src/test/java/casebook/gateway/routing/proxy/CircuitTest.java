package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CircuitTest.ThreeFailures.class)
@WithTestResource(GatewayParts.class)
class CircuitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static class ThreeFailures implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("casebook.gateway.circuit.failures", "3", "casebook.gateway.circuit.rest", "1s");
        }
    }

    private Peer enrollment;
    private Peer scheduling;

    @BeforeEach
    void start() {
        enrollment = Peer.of("enrollment");
        scheduling = Peer.of("scheduling");
        await().atMost(PATIENCE).until(() -> ines().get(SUBJECT).statusCode() == 200);
    }

    @AfterEach
    void stop() {
        enrollment.close();
        scheduling.close();
    }

    @Test
    void a_service_that_breaks_off_again_and_again_is_left_alone_and_used_again_later() {
        // Given
        enrollment.answer(request -> request.connection().close());
        for (var failure = 0; failure < 3; failure++) {
            ines().get(SUBJECT).then().statusCode(503);
        }
        var reached = enrollment.requests();
        // When
        var answer = ines().get(SUBJECT);
        // Then
        answer.then().statusCode(503).body("reasons[0].code", equalTo("enrollment-away"));
        assertEquals(reached, enrollment.requests());
        ines().get(SUBJECT + "/visits").then().statusCode(200);
        enrollment.answerWithEcho();
        await().atMost(PATIENCE).until(() -> ines().get(SUBJECT).statusCode() == 200);
    }

    @Test
    void refusals_and_failures_of_a_service_that_answers_do_not_count() {
        // Given
        enrollment.answer(request -> request.response().setStatusCode(500).end());
        for (var failure = 0; failure < 10; failure++) {
            ines().get(SUBJECT).then().statusCode(500);
        }
        enrollment.answerWithEcho();
        // When
        var answer = ines().get(SUBJECT);
        // Then
        answer.then().statusCode(200);
    }
}
