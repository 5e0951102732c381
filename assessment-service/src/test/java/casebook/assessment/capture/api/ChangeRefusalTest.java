package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes are refused: unexplained, of nothing, against an edit check, of the wrong kind, or decided on another revision. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class ChangeRefusalTest {
    @Test
    void anErrorOfAnEditCheckRefusesCompletionAndCorrection() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);

        // When
        var refused = subject.by("choi").header("If-Match", "\"1\"").body("""
                {"items": {"systolic": 80}, "reason": "Misread"}""").post(form + "/corrections");

        // Then
        refused.then()
                .statusCode(422)
                .body("reasons.pointer", contains("/items/systolic", "/items/diastolic"))
                .body("reasons.code", hasItem("edit-systolic-above-diastolic"));
    }

    @Test
    void aCorrectionNeedsAReasonAndAChange() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);

        // When
        var unexplained =
                subject.by("choi").header("If-Match", "\"1\"").body("""
                {"items": {"heart-rate": 400}, "reason": " "}""").post(form + "/corrections");

        // Then
        unexplained.then().statusCode(422).body("reasons.pointer", contains("/reason", "/items/heart-rate"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("""
                {"items": {"weight": 62.4}, "reason": "Checked"}""")
                .post(form + "/corrections")
                .then()
                .statusCode(422)
                .body("reasons.code", contains("nothing-changed"));
    }

    @Test
    void aFormInProgressIsEnteredAndACompletedOneCorrected() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        subject.starts("screening", "vital-signs", """
                {"observedOn": "2025-03-04"}""").then().statusCode(201);

        // When
        var corrected = subject.by("choi").header("If-Match", "\"1\"").body("""
                {"items": {"heart-rate": 71}, "reason": "Misread"}""").post(form + "/corrections");

        // Then
        corrected.then().statusCode(409).body("reasons.code", contains("not-completed"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .post(form + "/completion")
                .then()
                .statusCode(422);
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body(FormFixture.VITAL_SIGNS.replace("\"complete\": true,", ""))
                .patch(form)
                .then()
                .statusCode(200);
        subject.by("choi")
                .header("If-Match", "\"2\"")
                .post(form + "/completion")
                .then()
                .statusCode(200);
        subject.by("choi")
                .header("If-Match", "\"3\"")
                .body("{}")
                .patch(form)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("already-completed"));
        subject.by("choi")
                .header("If-Match", "\"3\"")
                .post(form + "/completion")
                .then()
                .statusCode(409);
    }

    @Test
    void aChangeNamesTheRevisionItWasDecidedOn() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);
        var correction = """
                {"items": {"heart-rate": 72}, "reason": "Misread"}""";

        // When
        var unnamed = subject.by("choi").body(correction).post(form + "/corrections");

        // Then
        unnamed.then().statusCode(428);
        for (var stale : List.of("\"0\"", "\"2\"", "\"99\"")) {
            subject.by("choi")
                    .header("If-Match", stale)
                    .body(correction)
                    .post(form + "/corrections")
                    .then()
                    .statusCode(412);
        }
        subject.by("choi")
                .header("If-Match", "W/\"1\"")
                .body(correction)
                .post(form + "/corrections")
                .then()
                .statusCode(400);
    }
}
