package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class ServiceAwayTest {
    private Peer enrollment;
    private Peer scheduling;

    @BeforeEach
    void start() {
        enrollment = Peer.of("enrollment");
        scheduling = Peer.of("scheduling");
    }

    @AfterEach
    void stop() {
        enrollment.close();
        scheduling.close();
    }

    @Test
    void a_service_that_is_away_is_named() {
        // Given
        ines().get(SUBJECT).then().statusCode(200);
        enrollment.vanish();
        // When
        var answer = ines().get(SUBJECT);
        // Then
        refused(answer, "enrollment-away");
    }

    @Test
    void a_change_is_refused_too_and_its_body_is_not_in_the_way() {
        // Given
        enrollment.vanish();
        // When
        var answer = ines().contentType("application/json").body("{\"a\":1}").post(SUBJECT + "/consents");
        // Then
        refused(answer, "enrollment-away");
    }

    @Test
    void the_other_services_go_on() {
        // Given
        enrollment.vanish();
        // When
        var answer = ines().get(SUBJECT + "/visits");
        // Then
        answer.then().statusCode(200).body("service", equalTo("scheduling"));
    }

    @Test
    void a_service_that_comes_back_is_used_at_once() {
        // Given
        ines().get(SUBJECT).then().statusCode(200);
        enrollment.vanish();
        ines().get(SUBJECT).then().statusCode(503);
        enrollment.comeBack();
        // When
        var answer = ines().get(SUBJECT);
        // Then
        answer.then().statusCode(200);
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_named() {
        // Given
        enrollment.answer(_ -> {});
        // When
        var answer = ines().contentType("application/json").body("{}").post(SUBJECT + "/enrollment");
        // Then
        refused(answer, "enrollment-slow").time(lessThan(6000L));
    }

    @Test
    void a_service_that_dies_before_it_answers_is_named() {
        // Given
        enrollment.answer(request -> request.connection().close());
        // When
        var answer = ines().get(SUBJECT);
        // Then
        refused(answer, "enrollment-away");
    }

    private static ValidatableResponse refused(Response answer, String code) {
        return answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("/docs/problems/unavailable"))
                .body("reasons[0].code", equalTo(code))
                .body("reasons[0].message", containsString("enrollment"));
    }
}
