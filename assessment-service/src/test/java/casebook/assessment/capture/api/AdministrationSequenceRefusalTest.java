package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Doses are given in the order of the study's schedule, each on the day of its visit. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class AdministrationSequenceRefusalTest {

    @Test
    void nothingIsGivenBeforeWhatComesFirst() {
        // Given
        var subject = SubjectFixture.inTreatment();

        // When
        var thirdBeforeAll = subject.isGiven("cycle2-dose1", "2025-11-01");

        // Then
        thirdBeforeAll
                .then()
                .statusCode(409)
                .body("type", equalTo("/docs/problems/state-conflict"))
                .body("reasons.code", contains("administration-out-of-sequence", "administration-out-of-sequence"))
                .body("reasons.message", contains(containsString("cycle1-dose1"), containsString("cycle1-dose2")));
        subject.isGiven("cycle1-dose1", "2025-04-03").then().statusCode(201);
        subject.isGiven("cycle2-dose1", "2025-11-01")
                .then()
                .statusCode(409)
                .body("reasons.message", contains(containsString("cycle1-dose2")));
        subject.isGiven("cycle1-dose2", "2025-05-01").then().statusCode(201);
        subject.isGiven("cycle2-dose1", "2025-11-01").then().statusCode(201);
    }

    @Test
    void aFormThatIsOnlyBegunIsNoAdministration() {
        // Given
        var subject = SubjectFixture.inTreatment();
        var begun = FormFixture.administration("2025-04-03").replace("\"complete\": true,", "");
        subject.starts("cycle1-dose1", "administration", begun).then().statusCode(201);

        // When
        var second = subject.starts("cycle1-dose2", "administration", begun.replace("04-03", "05-01"));

        // Then
        second.then().statusCode(409).body("reasons.code", contains("administration-out-of-sequence"));
        completes(subject, "cycle1-dose1").then().statusCode(200);
        subject.isGiven("cycle1-dose2", "2025-05-01").then().statusCode(201);
    }

    @Test
    void nothingIsGivenAfterTheSubjectsDeath() {
        // Given
        var subject = SubjectFixture.inTreatment();
        subject.isGiven("cycle1-dose1", "2025-04-03").then().statusCode(201);
        subject.starts("cycle1-dose1", "adverse-event", FormFixture.death("2025-04-20"))
                .then()
                .statusCode(201);

        // When
        var after = subject.isGiven("cycle1-dose2", "2025-04-21");

        // Then
        after.then()
                .statusCode(409)
                .body("reasons.code", contains("after-death"))
                .body("reasons.pointer", contains("/observedOn"));
        subject.isGiven("cycle1-dose2", "2025-04-20").then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"visit-missed.v1", "visit-cancelled.v1"})
    void aDoseThatWasGivenUpDoesNotHoldUpTheNext(String event) {
        // Given
        var subject = SubjectFixture.inTreatment();
        subject.scheduling(
                event, SubjectFixture.data().put("visit", "cycle1-dose1").put("reason", "Fever"));

        // When
        var second = subject.isGiven("cycle1-dose2", "2025-05-01");

        // Then
        second.then().statusCode(201);
    }

    @Test
    void aVisitThatTookPlaceMayHaveGivenSomethingThatIsNotEnteredYet() {
        // Given
        var subject = SubjectFixture.inTreatment().comes("cycle1-dose1", "2025-04-03");

        // When
        var second = subject.isGiven("cycle1-dose2", "2025-05-01");

        // Then
        second.then().statusCode(409).body("reasons.code", contains("administration-out-of-sequence"));
    }

    @Test
    void theDaysOfAdministrationsKeepTheirOrder() {
        // Given
        var subject = SubjectFixture.inTreatment();
        subject.isGiven("cycle1-dose1", "2025-04-03").then().statusCode(201);

        // When
        var dayBefore = subject.isGiven("cycle1-dose2", "2025-04-02");

        // Then
        dayBefore.then().statusCode(409).body("reasons.code", contains("before-earlier-administration"));
        subject.isGiven("cycle1-dose2", "2025-05-01").then().statusCode(201);
        corrects(subject, "cycle1-dose1", "2025-05-02")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("after-later-administration"));
        corrects(subject, "cycle1-dose2", "2025-04-02")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("before-earlier-administration"));
        corrects(subject, "cycle1-dose1", "2025-05-01").then().statusCode(200);
    }

    @Test
    void whatIsGivenHasTheDayOfItsVisit() {
        // Given
        var subject = SubjectFixture.inTreatment().comes("cycle1-dose1", "2025-04-03");

        // When
        var dayAfter = subject.isGiven("cycle1-dose1", "2025-04-04");

        // Then
        dayAfter.then()
                .statusCode(409)
                .body("reasons.code", contains("other-day-than-visit"))
                .body("reasons.pointer", contains("/observedOn"));
        subject.isGiven("cycle1-dose1", "2025-04-02")
                .then()
                .statusCode(409)
                .body("reasons.code", contains("other-day-than-visit"));
        subject.isGiven("cycle1-dose1", "2025-04-03").then().statusCode(201);
    }

    @Test
    void aFormThatWasBegunIsCompletedForTheDayOfItsVisitAlone() {
        // Given
        var subject = SubjectFixture.inTreatment();
        var begun = FormFixture.administration("2025-04-04").replace("\"complete\": true,", "");
        subject.starts("cycle1-dose1", "administration", begun).then().statusCode(201);
        subject.comes("cycle1-dose1", "2025-04-03");

        // When
        var completed = completes(subject, "cycle1-dose1");

        // Then
        completed.then().statusCode(409).body("reasons.code", contains("other-day-than-visit"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("{\"observedOn\": \"2025-04-03\", \"items\": {}}")
                .patch(subject.form("cycle1-dose1", "administration"))
                .then()
                .statusCode(200);
    }

    private static Response completes(SubjectFixture subject, String visit) {
        return subject.by("choi")
                .header("If-Match", "\"1\"")
                .post(subject.form(visit, "administration") + "/completion");
    }

    private static Response corrects(SubjectFixture subject, String visit, String on) {
        return subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("{\"items\": {}, \"observedOn\": \"" + on + "\", \"reason\": \"Misread\"}")
                .post(subject.form(visit, "administration") + "/corrections");
    }
}
