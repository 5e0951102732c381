package casebook.gateway.trail.api;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import casebook.gateway.testing.GatewayParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class VerificationTest {
    private static final String VERIFICATION = SUBJECT + "/audit-trail/verification";

    private TrailPeers services;

    @BeforeEach
    void start() {
        services = new TrailPeers();
    }

    @AfterEach
    void stop() {
        services.close();
    }

    private void givenAHistory() {
        services.records("enrollment", 10, 20, 60);
        services.records("scheduling", 30, 50);
        services.records("assessment", 40, 70, 80);
    }

    @Test
    void a_whole_history_is_verified_as_whole() {
        // Given
        givenAHistory();
        // When
        var verification = ines().get(VERIFICATION);
        // Then
        verification
                .then()
                .statusCode(200)
                .body("whole", equalTo(true))
                .body("services.service", contains("enrollment", "scheduling", "assessment"))
                .body("services.whole", contains(true, true, true))
                .body("services.records", contains(3, 2, 3))
                .body("services.anchors", contains(3, 2, 3))
                .body("services.breaks", contains(hasSize(0), hasSize(0), hasSize(0)));
    }

    @Test
    void a_break_in_one_chain_breaks_the_whole() {
        // Given
        givenAHistory();
        services.breaksAt("scheduling", 2);
        // When
        var verification = ines().get(VERIFICATION);
        // Then
        verification
                .then()
                .statusCode(200)
                .body("whole", equalTo(false))
                .body("services.whole", contains(true, false, true))
                .body("services[1].breaks[0].position", equalTo(2))
                .body("services[1].breaks[0].kind", equalTo("ALTERED"));
    }

    @Test
    void a_service_that_does_not_know_the_subject_has_examined_nothing() {
        // Given
        services.records("enrollment", 10);
        // When
        var verification = ines().get(VERIFICATION);
        // Then
        verification
                .then()
                .statusCode(200)
                .body("whole", equalTo(true))
                .body("services.known", contains(true, false, false))
                .body("services.records", contains(1, 0, 0));
    }

    @Test
    void all_that_are_away_are_named() {
        // Given
        givenAHistory();
        services.peer("scheduling").vanish();
        services.peer("assessment").answer(request -> request.connection().close());
        // When
        var verification = ines().get(VERIFICATION);
        // Then
        verification
                .then()
                .statusCode(503)
                .body("reasons.code", containsInAnyOrder("scheduling-away", "assessment-away"));
    }
}
