package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where there is no place for a form: no such visit, one that does not take place, one that does not ask for it. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class VisitRefusalTest {
    @Test
    void anUnknownSubjectVisitOrFormIsNotFound() {
        // Given
        var subject = SubjectFixture.consented();
        var nobody = subject.path().replace(subject.id(), "0195f2a0-0000-7000-8000-000000000000");

        // When
        var refused =
                subject.by("choi").body(FormFixture.VITAL_SIGNS).post(nobody + "/visits/screening/forms/vital-signs");

        // Then
        refused.then().statusCode(404);
        subject.starts("cycle9-dose9", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(404);
        subject.starts("screening", "unheard", FormFixture.VITAL_SIGNS).then().statusCode(404);
        subject.by("choi").get(subject.form("screening", "vital-signs")).then().statusCode(404);
        subject.by("choi")
                .get(subject.form("screening", "vital-signs") + "/history")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"visit-missed.v1,visit-missed", "visit-cancelled.v1,visit-cancelled"})
    void aVisitThatDoesNotTakePlaceTakesNoForm(String type, String code) {
        // Given
        var subject = SubjectFixture.consented()
                .scheduling(
                        type, SubjectFixture.data().put("visit", "screening").put("reason", "Ill"));

        // When
        var refused = subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS);

        // Then
        refused.then().statusCode(409).body("reasons.code", contains(code));
    }

    @ParameterizedTest
    @CsvSource({"visit-missed.v1,visit-missed", "visit-cancelled.v1,visit-cancelled"})
    void aFormBegunIsNotFinishedAtAVisitThatDidNotTakePlace(String type, String code) {
        // Given
        var subject = SubjectFixture.consented();
        subject.starts(
                        "screening",
                        "vital-signs",
                        FormFixture.VITAL_SIGNS.replace("\"complete\": true", "\"complete\": false"))
                .then()
                .statusCode(201);
        subject.scheduling(type, SubjectFixture.data().put("visit", "screening").put("reason", "Ill"));
        var form = subject.form("screening", "vital-signs");

        // When
        var refused = subject.by("choi").header("If-Match", "\"1\"").post(form + "/completion");

        // Then
        refused.then().statusCode(409).body("reasons.code", contains(code));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("{\"items\": {\"heart-rate\": 72}}")
                .patch(form)
                .then()
                .statusCode(409)
                .body("reasons.code", contains(code));
    }

    @Test
    void aVisitTakesOnlyTheFormsOfThePlan() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = subject.starts("screening", "administration", FormFixture.administration("2025-03-04"));

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("form-not-planned", "not-allocated"));
    }
}
