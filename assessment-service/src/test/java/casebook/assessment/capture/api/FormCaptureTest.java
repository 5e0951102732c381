package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class FormCaptureTest {

    @Test
    void aFormIsCompletedAtOnce() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var answer = subject.by("choi")
                .body(FormFixture.alsfrsr("2025-03-04", 3))
                .post(subject.form("screening", "alsfrs-r"));

        // Then
        answer.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Casebook-Position", matchesPattern("assessment:" + subject.id() + ":1"))
                .body("status", equalTo("completed"))
                .body("observedOn", equalTo("2025-03-04"))
                .body("studyVersion", equalTo("1.0"))
                .body("recordedBy", equalTo("Choi Min-seo"))
                .body("derived.total", equalTo(41))
                .body("derived.bulbar", equalTo(12))
                .body("derived.fine-motor", equalTo(9))
                .body("derived.gross-motor", equalTo(8))
                .body("derived.respiratory-score", equalTo(12))
                .body("findings", hasSize(0));
        subject.by("mora")
                .get(subject.form("screening", "alsfrs-r"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("items.walking", equalTo(3));
    }

    @Test
    void aFormIsEnteredInPartsAndThenCompleted() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        subject.by("choi")
                .body("""
                {"observedOn": "2025-03-04", "items": {"systolic": 82, "diastolic": 128}}""")
                .post(form)
                .then()
                .statusCode(201)
                .body("findings.edit", contains("systolic-above-diastolic"));

        // When
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("""
                {"items": {"systolic": 128, "diastolic": 82, "heart-rate": 71, "weight": 62.40, "temperature": 36.6}}""")
                .patch(form)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("findings", hasSize(0));
        subject.by("choi")
                .header("If-Match", "\"2\"")
                .body("""
                {"observedOn": "2025-03-05", "items": {"temperature": null}}""")
                .patch(form)
                .then()
                .statusCode(200)
                .body("items.temperature", nullValue());
        var completed = subject.by("choi").header("If-Match", "\"3\"").post(form + "/completion");

        // Then
        completed
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("status", equalTo("completed"))
                .body("observedOn", equalTo("2025-03-05"))
                .body("items", aMapWithSize(4));
        subject.by("ada")
                .get(form + "/history")
                .then()
                .statusCode(200)
                .body("action", contains("started", "entered", "entered", "completed"))
                .body("[0].state.findings.edit", contains("systolic-above-diastolic"))
                .body("[1].changes.find { it.item == 'systolic' }.old", equalTo(82))
                .body("[1].changes.find { it.item == 'systolic' }.new", equalTo(128))
                .body("[2].changes.new", contains(nullValue()))
                .body("[0].attribution.organisation", equalTo("Hanyang University Seoul Hospital"));
    }

    @Test
    void aCompletedFormIsCorrectedWithAReason() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "alsfrs-r");
        subject.by("choi").body(FormFixture.alsfrsr("2025-03-04", 3)).post(form);

        // When
        var corrected = subject.by("ines").header("If-Match", "\"1\"").body("""
                {"items": {"walking": 2}, "reason": "Misread from the worksheet"}""").post(form + "/corrections");

        // Then
        corrected
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("completed"))
                .body("derived.total", equalTo(40));
        subject.by("ada")
                .get(form + "/history")
                .then()
                .body("revision", contains(1, 2))
                .body("[0].state.derived.total", equalTo(41))
                .body("[1].attribution.reason", equalTo("Misread from the worksheet"))
                .body("[1].attribution.role", equalTo("investigator"))
                .body("[1].changes.item", contains("walking"));
        subject.by("ada")
                .get(subject.path() + "/audit-trail")
                .then()
                .body("records.action", contains("completed", "corrected"))
                .body("records[1].changes.item", contains("/items/walking", "/derived/gross-motor", "/derived/total"));
    }

    @Test
    void aSubjectsFormsAreListedInOrderOfObservation() {
        // Given
        var subject = SubjectFixture.consented();
        subject.by("choi").body(FormFixture.vitalSigns("2025-03-05")).post(subject.form("screening", "vital-signs"));
        subject.by("choi").body(FormFixture.alsfrsr("2025-03-04", 3)).post(subject.form("screening", "alsfrs-r"));

        // When
        var listed = subject.by("sofia").get(subject.path() + "/forms");

        // Then
        listed.then().statusCode(200).body("forms.form", contains("alsfrs-r", "vital-signs"));
        subject.by("sofia")
                .queryParam("form", "vital-signs")
                .queryParam("status", "completed")
                .get(subject.path() + "/forms")
                .then()
                .body("forms.form", contains("vital-signs"));
        subject.by("sofia")
                .queryParam("visit", "cycle1-dose1")
                .get(subject.path() + "/forms")
                .then()
                .body("forms", hasSize(0));
    }

    @Test
    void aRepeatedRequestIsAnsweredAsTheFirst() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        var first = subject.by("choi")
                .header("Idempotency-Key", "k-1")
                .body(FormFixture.vitalSigns("2025-03-04"))
                .post(form);

        // When
        var again = subject.by("choi")
                .header("Idempotency-Key", "k-1")
                .body(FormFixture.vitalSigns("2025-03-04"))
                .post(form);

        // Then
        assertEquals(201, again.statusCode());
        assertEquals(first.body().asString(), again.body().asString());
        assertEquals(first.header("Casebook-Position"), again.header("Casebook-Position"));
        subject.by("choi")
                .header("Idempotency-Key", "k-1")
                .body(FormFixture.vitalSigns("2025-03-05"))
                .post(form)
                .then()
                .statusCode(422)
                .body("type", equalTo("/docs/problems/idempotency-key-reused"));
    }

    @Test
    void aRepeatedCorrectionIsAnsweredAsTheFirst() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "alsfrs-r");
        subject.by("choi").body(FormFixture.alsfrsr("2025-03-04", 3)).post(form);
        var correction = """
                {"items": {"walking": 2}, "reason": "Misread"}""";
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", "c-1")
                .body(correction)
                .post(form + "/corrections");

        // When
        var again = subject.by("choi")
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", "c-1")
                .body(correction)
                .post(form + "/corrections");

        // Then
        again.then().statusCode(200).header("ETag", "\"2\"");
        subject.by("ada").get(form + "/history").then().body("revision", contains(1, 2));
    }

    @Test
    void aWarningIsAnsweredAndKept() {
        // Given
        var subject = SubjectFixture.enrolled();
        var tooMany = FormFixture.administration("2025-04-03").replace("62000000", "82000000");

        // When
        var given = subject.by("ines").body(tooMany).post(subject.form("cycle1-dose1", "administration"));

        // Then
        given.then()
                .statusCode(201)
                .body("findings.edit", hasItem("cells-near-dosage"))
                .body("findings.severity", contains("warning"));
    }
}
