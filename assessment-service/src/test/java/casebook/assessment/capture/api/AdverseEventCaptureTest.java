package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Adverse events are captured at any visit, as many as there are, from consent on. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class AdverseEventCaptureTest {
    private static final String EVENT = FormFixture.adverseEvent("2025-04-03");

    @Test
    void aVisitTakesEveryAdverseEventThereIs() {
        // Given: a visit that does not ask for the form.
        var subject = SubjectFixture.enrolled();
        subject.starts("cycle1-dose1", "adverse-event", EVENT)
                .then()
                .statusCode(201)
                .body("repeat", equalTo(1));

        // When
        var second = subject.starts("cycle1-dose1", "adverse-event.2", EVENT);

        // Then
        second.then().statusCode(201).body("form", equalTo("adverse-event")).body("repeat", equalTo(2));
        var form = subject.form("cycle1-dose1", "adverse-event.2");
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("""
                {"observedOn": "2025-04-09", "items": {"outcome": "recovered", "end": "2025-04-08"}, "reason": "Seen again"}""")
                .post(form + "/corrections")
                .then()
                .statusCode(200);
        subject.by("mora").get(form).then().header("ETag", "\"2\"").body("items.outcome", equalTo("recovered"));
        subject.by("mora")
                .get(subject.form("cycle1-dose1", "adverse-event"))
                .then()
                .header("ETag", "\"1\"")
                .body("items.outcome", equalTo("recovering"));
        subject.by("mora")
                .queryParam("form", "adverse-event")
                .get(subject.path() + "/forms")
                .then()
                .body("forms.repeat", contains(1, 2));
        var told = Topic.readUntil(
                        "casebook.assessment.v1",
                        event -> event.subject().equals(subject.id()) && event.position() == 2)
                .getLast();
        assertEquals(2, told.data().path("repeat").asInt());
    }

    @Test
    void repeatsHaveNoGaps() {
        // Given
        var subject = SubjectFixture.enrolled();
        subject.starts("cycle1-dose1", "adverse-event", EVENT).then().statusCode(201);

        // When
        var refused = subject.starts("cycle1-dose1", "adverse-event.3", EVENT);

        // Then
        refused.then()
                .statusCode(409)
                .body("reasons.code", contains("repeat-not-next"))
                .body("reasons[0].message", containsString("the next free one is adverse-event.2."));
    }

    @Test
    void onlyARepeatingFormRepeats() {
        // Given
        var subject = SubjectFixture.consented();
        subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);

        // When
        var refused = subject.starts("screening", "vital-signs.2", FormFixture.VITAL_SIGNS);

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("form-not-repeating"));
        subject.starts("screening", "adverse-event.1000", EVENT).then().statusCode(404);
    }

    @Test
    void anUnscheduledVisitTakesOneAfterTheEndAndNoOtherForm() {
        // Given
        var subject = SubjectFixture.enrolled().discontinues("2025-04-04");
        subject.scheduling(
                "visit-occurred.v1",
                SubjectFixture.data().put("visit", "unscheduled-1").put("occurredOn", "2025-05-02"));

        // When
        var taken = subject.starts("unscheduled-1", "adverse-event", FormFixture.adverseEvent("2025-05-02"));

        // Then
        taken.then().statusCode(201);
        subject.starts("unscheduled-1", "vital-signs", FormFixture.vitalSigns("2025-05-02"))
                .then()
                .statusCode(409)
                .body("reasons.code", contains("participation-ended"));
    }

    @Test
    void whatBeginsAfterItWasObservedIsRefused() {
        // Given
        var subject = SubjectFixture.enrolled();

        // When
        var refused = subject.starts(
                "cycle1-dose1", "adverse-event", EVENT.replace("\"start\": \"2025", "\"start\": \"2052"));

        // Then
        refused.then()
                .statusCode(422)
                .body("reasons.pointer", contains("/items/start"))
                .body("reasons.code", contains("after-observation"));
    }

    @Test
    void aDeathEndsTheCourse() {
        // Given
        var subject = SubjectFixture.enrolled();
        subject.by("mora").get(subject.path() + "/alsfrs-r").then().body("death", nullValue());

        // When
        var captured = subject.starts("cycle1-dose1", "adverse-event", FormFixture.death("2025-04-20"));

        // Then
        captured.then().statusCode(201);
        subject.by("mora")
                .get(subject.path() + "/alsfrs-r")
                .then()
                .body("assessments", hasSize(0))
                .body("death.on", equalTo("2025-04-20"))
                .body("death.kingsStage", equalTo("5"))
                .body("death.mitosStage", equalTo(5));
    }
}
