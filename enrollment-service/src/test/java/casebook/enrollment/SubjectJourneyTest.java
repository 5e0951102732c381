package casebook.enrollment;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.registered;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import casebook.journal.audit.Json;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One subject from registration to completion, with the other services' events in between. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class SubjectJourneyTest {

    @Test
    void oneSubjectGoesThroughTheWholeStudy() {
        // The study runs, and a person gets the first number of the site.
        var study = study("als-journey").running();
        var subject = registered(study);
        subject.read().body("number", equalTo("HYU-001")).body("status", equalTo("registered"));

        // Written consent opens the run-in.
        subject.consents("2025-03-03")
                .statusCode(201)
                .header("Casebook-Position", equalTo("enrollment:" + subject.id() + ":2"))
                .body("status", equalTo("in-screening"))
                .body("studyVersion", equalTo("1.0"))
                .body("runIn.openedOn", equalTo("2025-03-03"))
                .body("runIn.lastDay", equalTo("2025-04-28"));

        // Before the forms are completed no criterion but the consent can be assessed.
        subject.request()
                .get(subject.path() + "/eligibility")
                .then()
                .body("criteria.find { it.id == 'I6' }.outcome", equalTo("met"))
                .body("criteria.find { it.id == 'I4' }.outcome", equalTo("not-assessable"))
                .body("criteria.find { it.id == 'I4' }.missing[0]", equalTo("alsfrs_r.total"));

        // The evidence arrives by events; a client that carries the position sees all of it.
        subject.screened("2025-03-03");
        subject.request()
                .get(subject.path() + "/eligibility")
                .then()
                .statusCode(200)
                .body("criteria.outcome", everyItem(equalTo("met")))
                .body("criteria", hasSize(13));

        // The investigator judges every criterion; the decision cites what it rests on.
        subject.decides("2025-03-24")
                .statusCode(201)
                .body("eligibility.outcome", equalTo("eligible"))
                .body("eligibility.evidence.form", is(List.of("alsfrs-r", "demographics", "fvc", "medical-history")));

        // Enrolled, with the cohort's first slot.
        subject.enrolls("2025-03-26")
                .statusCode(201)
                .header("ETag", equalTo("\"4\""))
                .body("status", equalTo("enrolled"))
                .body("enrollment.slot", equalTo(1))
                .body("enrollment.cohort", equalTo("cohort-1"))
                .body("enrollment.dosage", equalTo("cells-1e6-per-kg"))
                .body("runIn.day", equalTo(23));

        // Completed, once the final visit took place.
        subject.change("completion", Map.of("completedOn", "2026-05-27"))
                .statusCode(409)
                .body("reasons[0].code", equalTo("final-visit-not-occurred"));
        subject.hears(
                "scheduling",
                "visit-occurred.v1",
                Json.tree(Map.of("visit", "follow-up-6m", "occurredOn", "2026-05-20")));
        subject.change("completion", Map.of("completedOn", "2026-05-27"))
                .statusCode(201)
                .body("status", equalTo("completed"))
                .body("ending.on", equalTo("2026-05-27"));

        // The trail has it all, and is whole.
        subject.request()
                .get(subject.path() + "/audit-trail")
                .then()
                .body("records.action", is(List.of("registered", "consented", "decided", "enrolled", "completed")))
                .body("records[3].attribution.name", equalTo("Ines Baek"))
                .body("records[3].changes.find { it.item == '/status' }.newValue", equalTo("enrolled"))
                .body("records[4].hash", notNullValue());
    }
}
