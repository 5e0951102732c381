package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not be recorded: before consent and after its withdrawal, before allocation, and after participation ended. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class ParticipationRefusalTest {
    @Test
    void nothingBeforeConsent() {
        // Given
        var subject = SubjectFixture.registered().plans("screening", "vital-signs");

        // When
        var refused = subject.starts("screening", "vital-signs", SubjectFixture.VITAL_SIGNS);

        // Then
        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/problems/state-conflict"))
                .body("reasons.code", contains("no-consent"));
    }

    @Test
    void aWithdrawnConsentStopsNewDataButNoCorrection() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        subject.starts("screening", "vital-signs", SubjectFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);
        subject.enrollment(
                "consent-withdrawn.v1", SubjectFixture.data().put("consent", 1).put("withdrawnOn", "2025-03-10"));

        // When
        var refused = subject.starts("screening", "fvc", """
                {"observedOn": "2025-03-04", "items": {}}""");

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("consent-withdrawn"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("""
                {"items": {"heart-rate": 72}, "reason": "Misread"}""")
                .post(form + "/corrections")
                .then()
                .statusCode(200);
    }

    @Test
    void noAdministrationBeforeAllocation() {
        // Given
        var subject = SubjectFixture.consented().plans("cycle1-dose1", "administration");

        // When
        var refused = subject.starts("cycle1-dose1", "administration", SubjectFixture.administration("2025-04-03"));

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("not-allocated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject-screen-failed.v1", "subject-discontinued.v1", "subject-completed.v1"})
    void participationThatEndedTakesCorrectionsAlone(String type) {
        // Given
        var subject = SubjectFixture.consented();
        subject.starts("screening", "vital-signs", SubjectFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);
        subject.enrollment(type, (ObjectNode) Topic.example(type));

        // When
        var refused = subject.starts("screening", "alsfrs-r", SubjectFixture.alsfrsr("2025-03-04", 3));

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("participation-ended"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("""
                {"items": {"heart-rate": 72}, "reason": "Misread"}""")
                .post(subject.form("screening", "vital-signs") + "/corrections")
                .then()
                .statusCode(200);
    }
}
