package casebook.enrollment;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.eligible;
import static casebook.enrollment.SubjectClient.registered;
import static casebook.enrollment.SubjectClient.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.webhook.EndpointSettings;
import casebook.enrollment.webhook.Receiver;
import casebook.enrollment.webhook.WebhookClient;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Json;
import casebook.journal.event.Projection;
import casebook.journal.event.Reaction;
import casebook.journal.testing.EventContract;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import casebook.journal.testing.Topic.Published;
import casebook.journal.testing.TopicTable;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What this service publishes and acts on is what the contracts say. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class ContractTest {
    @All
    @Inject
    List<Projection> projections;

    @All
    @Inject
    List<Reaction> reactions;

    @Test
    void itActsOnWhatTheTableOfTopicsSays() {
        TopicTable.check("enrollment", projections, reactions);
    }

    @Test
    void everyEventOfTheStudyHasTheShapeOfItsExample() {
        // Given
        var study = study("als-contracts").running();
        var cohort = study.path() + "/cohorts/cohort-1";
        var gone = new Receiver().answers(Receiver.answering(410));
        WebhookClient.subscribed(study, gone, "cohort-held.v1");
        as("sam")
                .body(Map.of("reason", "Safety review"))
                .post(cohort + "/hold")
                .then()
                .statusCode(201);
        published("casebook.study.v1", study.id(), "-", "webhook-disabled.v1");
        gone.close();

        // When
        signedIn("sam")
                .header("If-Match", "\"2\"")
                .body(Map.of("reason", "No objection"))
                .post(cohort + "/release")
                .then()
                .statusCode(201);

        // Then
        var published = published("casebook.study.v1", study.id(), "-", "cohort-released.v1");
        assertEquals(TopicTable.facts("casebook.study.v1"), types(published));
        published.forEach(ContractTest::assertHasShape);
    }

    @Test
    void everyEventOfASubjectHasTheShapeOfItsExample() {
        // Given
        var study = study("als-subject-contracts").running();
        var failing = registered(study);
        failing.consents("2025-03-03").statusCode(201);
        failing.change(
                        "screen-failure",
                        Map.of("failedOn", "2025-04-02", "reasons", List.of("ALSFRS-R 19"), "criteria", List.of("I4")))
                .statusCode(201);
        var completing = eligible(study, "2025-03-03", "2025-03-24");
        completing.enrolls("2025-03-26").statusCode(201);
        var visit = Map.of("visit", "follow-up-6m", "occurredOn", "2026-05-20");
        completing.hears("scheduling", "visit-occurred.v1", Json.tree(visit));
        completing.change("completion", Map.of("completedOn", "2026-05-27")).statusCode(201);
        var leaving = eligible(study, "2025-03-03", "2025-03-24");
        leaving.enrolls("2025-03-26").statusCode(201);
        leaving.change("discontinuation", Map.of("discontinuedOn", "2025-09-15", "reason", "Moved abroad"))
                .statusCode(201);

        // When
        leaving.change("consents/1/withdrawal", Map.of("withdrawnOn", "2025-09-15"))
                .statusCode(201);

        // Then
        var published = List.of(
                published("casebook.enrollment.v1", study.id(), failing.id(), "subject-screen-failed.v1"),
                published("casebook.enrollment.v1", study.id(), completing.id(), "subject-completed.v1"),
                published("casebook.enrollment.v1", study.id(), leaving.id(), "consent-withdrawn.v1"));
        assertEquals(
                TopicTable.facts("casebook.enrollment.v1"),
                published.stream().flatMap(events -> types(events).stream()).collect(Collectors.toSet()));
        published.stream().flatMap(List::stream).forEach(ContractTest::assertHasShape);
    }

    private static List<Published> published(String topic, String study, String subject, String last) {
        return Topic.readUntil(
                        topic,
                        event -> event.study().equals(study)
                                && event.subject().equals(subject)
                                && event.type().equals(last))
                .stream()
                .filter(event -> event.study().equals(study) && event.subject().equals(subject))
                .toList();
    }

    private static Set<String> types(List<Published> events) {
        return events.stream()
                .map(Published::type)
                .filter(type -> !type.equals(EventDraft.ANCHOR_TYPE))
                .collect(Collectors.toSet());
    }

    private static void assertHasShape(Published event) {
        if (event.type().equals("study-version-activated.v1")) {
            EventContract.fits(event);
        } else {
            EventContract.hasShapeOfExample(event);
        }
    }
}
