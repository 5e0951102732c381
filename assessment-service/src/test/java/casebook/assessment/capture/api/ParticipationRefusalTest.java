package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not be recorded: before consent and after its withdrawal, before allocation, and after participation ended. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class ParticipationRefusalTest {
    @Test
    void nothingBeforeConsent() {
        // Given: as it is, nothing is planned before consent.
        var subject = SubjectFixture.registered();

        // When
        var refused = subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS);

        // Then
        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/problems/state-conflict"))
                .body("reasons.code", contains("no-consent"));
    }

    @Test
    void nothingAtATreatmentVisitBeforeEnrollment() {
        // Given: as it is, no treatment visit is planned before enrollment.
        var subject = SubjectFixture.consented();

        // When
        var administration = subject.starts("cycle1-dose1", "administration", FormFixture.administration("2025-03-04"));
        var observation = subject.starts("cycle1-dose1", "vital-signs", FormFixture.VITAL_SIGNS);

        // Then
        administration.then().statusCode(409).body("reasons.code", contains("not-allocated"));
        observation.then().statusCode(409).body("reasons.code", contains("not-allocated"));
    }

    @Test
    void whatThePlanDroppedWithTheConsentIsRefusedForTheConsent() {
        // Given
        var subject = SubjectFixture.consented().withdraws(1, "2025-03-10").plansNothing();

        // When
        var refused = subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS);

        // Then
        refused.then().statusCode(409).body("reasons.code", hasItem("consent-withdrawn"));
    }

    @Test
    void theWithdrawalOfAConsentEndsThoseBeforeIt() {
        // Given
        var subject =
                SubjectFixture.consented().consentsTo(2, "1.0", "2025-03-06").withdraws(2, "2025-03-10");

        // When
        var refused = subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS);

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("consent-withdrawn"));
    }

    @Test
    void aFormThatWasBegunIsNotCompletedAfterConsentWasWithdrawn() {
        // Given
        var subject = SubjectFixture.enrolled();
        var form = subject.form("cycle1-dose1", "vital-signs");
        var administration = subject.form("cycle1-dose1", "administration");
        subject.by("choi")
                .body(FormFixture.vitalSigns("2025-04-03").replace("\"complete\": true,", ""))
                .post(form)
                .then()
                .statusCode(201);
        subject.by("choi")
                .body(FormFixture.administration("2025-04-03").replace("\"complete\": true,", ""))
                .post(administration)
                .then()
                .statusCode(201);
        subject.withdraws(1, "2025-04-03");

        // When
        var refused = subject.by("choi").header("If-Match", "\"1\"").post(form + "/completion");

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("consent-withdrawn"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .post(administration + "/completion")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("consent-withdrawn"));
    }

    @Test
    void aWithdrawnConsentStopsNewDataButNoCorrection() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);
        subject.withdraws(1, "2025-03-10");

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
    void whatWasDoneUntilTheEndIsEnteredAfterIt() {
        // Given: discontinued the day after the dose was given, before anybody entered it.
        var subject = SubjectFixture.enrolled().discontinues("2025-04-04");

        // When
        var taken = subject.starts("cycle1-dose1", "administration", FormFixture.administration("2025-04-03"));

        // Then
        taken.then().statusCode(201);
        subject.starts("cycle1-dose1", "vital-signs", FormFixture.vitalSigns("2025-04-04"))
                .then()
                .statusCode(201);
        subject.starts("cycle1-dose1", "alsfrs-r", FormFixture.alsfrsr("2025-04-05", 3))
                .then()
                .statusCode(409)
                .body("reasons.code", hasItem("participation-ended"));
    }

    @ParameterizedTest
    @CsvSource({
        "subject-screen-failed.v1,failedOn",
        "subject-discontinued.v1,discontinuedOn",
        "subject-completed.v1,completedOn"
    })
    void participationThatEndedTakesCorrectionsAlone(String type, String day) {
        // Given
        var subject = SubjectFixture.consented();
        subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);
        subject.enrollment(type, ((ObjectNode) Topic.example(type)).put(day, "2025-03-10"));

        // When
        var refused = subject.starts("screening", "alsfrs-r", FormFixture.alsfrsr("2025-03-11", 3));

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
