package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class RoutingTest {
    private static Peer enrollment;
    private static Peer scheduling;
    private static Peer assessment;

    @BeforeAll
    static void start() {
        enrollment = Peer.of("enrollment");
        scheduling = Peer.of("scheduling");
        assessment = Peer.of("assessment");
    }

    @AfterAll
    static void stop() {
        enrollment.close();
        scheduling.close();
        assessment.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/studies, enrollment",
        "PUT, S/versions/1.0, enrollment",
        "PUT, S/sites/HYU, enrollment",
        "GET, S/cohorts, enrollment",
        "POST, S/cohorts/dosage-1/hold, enrollment",
        "POST, S/webhooks, enrollment",
        "DELETE, S/webhooks/01976e0f-6c5e-7b1a-9d2e-3f4a5b6c7d8e, enrollment",
        "GET, S/webhooks/01976e0f-6c5e-7b1a-9d2e-3f4a5b6c7d8e/deliveries, enrollment",
        "POST, S/subjects, enrollment",
        "GET, P, enrollment",
        "POST, P/consents, enrollment",
        "POST, P/consents/1/withdrawal, enrollment",
        "GET, P/eligibility, enrollment",
        "POST, P/eligibility-decisions, enrollment",
        "POST, P/enrollment, enrollment",
        "POST, P/screen-failure, enrollment",
        "POST, P/discontinuation, enrollment",
        "POST, P/completion, enrollment",
        "GET, S/visits, scheduling",
        "GET, P/visits, scheduling",
        "POST, P/visits, scheduling",
        "GET, P/visits/screening, scheduling",
        "POST, P/visits/cycle1-dose1/booking, scheduling",
        "POST, P/visits/cycle1-dose1/occurrence, scheduling",
        "POST, P/visits/cycle1-dose1/missed, scheduling",
        "POST, P/visits/cycle1-dose1/cancellation, scheduling",
        "POST, P/visits/screening/forms/alsfrs-r, assessment",
        "PATCH, P/visits/screening/forms/alsfrs-r, assessment",
        "POST, P/visits/screening/forms/alsfrs-r/completion, assessment",
        "POST, P/visits/screening/forms/alsfrs-r/corrections, assessment",
        "GET, P/visits/screening/forms/alsfrs-r/history, assessment",
        "GET, P/forms, assessment",
        "GET, P/alsfrs-r, assessment",
    })
    void each_branch_goes_to_the_service_that_owns_it(String method, String path, String service) {
        // Given
        var whole = path.replaceFirst("^S", STUDY).replaceFirst("^P", SUBJECT);
        // When
        var answer = ines().request(method, whole);
        // Then
        answer.then()
                .statusCode(200)
                .body("service", equalTo(service))
                .body("method", equalTo(method))
                .body("uri", equalTo(whole));
    }

    @Test
    void path_and_query_are_unchanged() {
        // Given
        var path = STUDY + "/subjects?site=HYU&after=a%2Fb%20c&limit=1";
        // When
        var answer = ines().get(path);
        // Then
        answer.then().statusCode(200).body("uri", equalTo(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/operations/parked-events",
                "/api/v1/operations/enrollment/parked-events",
                "/api/v1/studies/hynrcs-allo-als-02",
                "/api/v1/studies/hynrcs-allo-als-02/subjects/1/unheard-of",
                "/api/v1/studies/",
                "/api/v2/studies",
                "/api/",
            })
    void a_path_of_nobody_answers_404(String path) {
        // Given
        var before = enrollment.requests();
        // When
        var answer = ines().get(path);
        // Then
        answer.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/problems/not-found"))
                .body("reasons[0].code", equalTo("unknown-path"));
        assertEquals(before, enrollment.requests());
    }
}
