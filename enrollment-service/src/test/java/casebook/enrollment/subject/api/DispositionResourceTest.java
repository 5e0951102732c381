package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.eligible;
import static casebook.enrollment.SubjectClient.registered;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import casebook.journal.audit.Json;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class DispositionResourceTest {

    @Test
    void aScreenFailureSaysWhy() {
        // Given
        var subject = registered(study("als-screen-failure").running());
        subject.consents("2025-03-03").statusCode(201);
        var failure =
                Map.of("failedOn", "2025-04-02", "reasons", List.of("ALSFRS-R 19"), "criteria", List.of("I4", "E4"));

        // When
        var failed = subject.change("screen-failure", failure);

        // Then
        failed.statusCode(201)
                .body("status", equalTo("screen-failed"))
                .body("ending.criteria", equalTo(List.of("I4", "E4")));
        subject.enrolls("2025-04-03").statusCode(409).body("reasons[0].code", equalTo("subject-is-screen-failed"));
        subject.consents("2025-04-03").statusCode(409);
    }

    @Test
    void everyFaultOfAScreenFailureIsTold() {
        // Given
        var subject = registered(study("als-screen-failure-faults").running());
        subject.consents("2025-03-03").statusCode(201);
        var failure = Map.of("failedOn", "2025-03-02", "reasons", List.of("Other"), "criteria", List.of("I4", "I9"));

        // When
        var refused = subject.change("screen-failure", failure);

        // Then
        refused.statusCode(409).body("reasons.pointer", hasItems("/failedOn", "/criteria/1"));
        subject.change("screen-failure", Map.of())
                .statusCode(422)
                .body("reasons.pointer", hasItems("/failedOn", "/reasons"));
    }

    @Test
    void whoIsNotEnrolledIsNotDiscontinued() {
        // Given
        var subject = eligible(study("als-discontinue-early").running(), "2025-03-03", "2025-03-24");
        var discontinuation = Map.of("discontinuedOn", "2025-09-15", "reason", "Moved abroad");

        // When
        var refused = subject.change("discontinuation", discontinuation);

        // Then
        refused.statusCode(409).body("reasons[0].code", equalTo("subject-is-in-screening"));
    }

    @Test
    void aDiscontinuationBeforeTheEnrollmentIsRefused() {
        // Given
        var subject = eligible(study("als-discontinue-date").running(), "2025-03-03", "2025-03-24");
        subject.enrolls("2025-03-26").statusCode(201);

        // When
        var refused = subject.change("discontinuation", Map.of("discontinuedOn", "2025-03-25", "reason", "Moved"));

        // Then
        refused.statusCode(409).body("reasons[0].code", equalTo("before-enrollment"));
        subject.change("discontinuation", Map.of("discontinuedOn", "2025-03-27", "reason", "Moved"))
                .statusCode(201)
                .body("status", equalTo("discontinued"))
                .body("enrollment.slot", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "scheduling, visit-occurred.v1, occurredOn",
        "assessment, administration-recorded.v1, administeredOn",
    })
    void aDiscontinuationBeforeWhatHappenedIsRefused(String service, String type, String day) {
        // Given
        var subject = eligible(study("als-discontinued-" + service).running(), "2025-03-03", "2025-03-24");
        subject.enrolls("2025-03-26").statusCode(201);
        subject.hears(service, type, Json.tree(Map.of("visit", "cycle1-dose1", day, "2025-04-03")));

        // When
        var refused = subject.change("discontinuation", Map.of("discontinuedOn", "2025-04-02", "reason", "Moved"));

        // Then
        refused.statusCode(409)
                .body("reasons.code", equalTo(List.of("date-too-early")))
                .body("reasons.pointer", equalTo(List.of("/discontinuedOn")));
        subject.change("discontinuation", Map.of("discontinuedOn", "2025-04-03", "reason", "Moved"))
                .statusCode(201);
    }

    @Test
    void aCompletionBeforeTheFinalVisitIsRefused() {
        // Given
        var subject = eligible(study("als-complete-date").running(), "2025-03-03", "2025-03-24");
        subject.enrolls("2025-03-26").statusCode(201);
        var visit = Map.of("visit", "follow-up-6m", "occurredOn", "2026-05-20");
        subject.hears("scheduling", "visit-occurred.v1", Json.tree(visit));

        // When
        var refused = subject.change("completion", Map.of("completedOn", "2026-05-19"));

        // Then
        refused.statusCode(409).body("reasons[0].code", equalTo("date-too-early"));
    }

    @Test
    void aCompletionBeforeAnyVisitThatTookPlaceIsRefused() {
        // Given
        var subject = eligible(study("als-complete-later-visit").running(), "2025-03-03", "2025-03-24");
        subject.enrolls("2025-03-26").statusCode(201);
        subject.hears(
                "scheduling",
                "visit-occurred.v1",
                Json.tree(Map.of("visit", "follow-up-6m", "occurredOn", "2026-05-20")));
        subject.hears(
                "scheduling",
                "visit-occurred.v1",
                Json.tree(Map.of("visit", "unscheduled-1", "occurredOn", "2026-05-22")));

        // When
        var refused = subject.change("completion", Map.of("completedOn", "2026-05-21"));

        // Then
        refused.statusCode(409).body("reasons.code", equalTo(List.of("date-too-early")));
        subject.change("completion", Map.of("completedOn", "2026-05-22")).statusCode(201);
    }
}
