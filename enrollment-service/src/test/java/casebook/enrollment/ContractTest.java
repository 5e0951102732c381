package casebook.enrollment;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.eligible;
import static casebook.enrollment.SubjectClient.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.Json;
import casebook.journal.event.Projection;
import casebook.journal.event.Reaction;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import casebook.journal.testing.Topic.Published;
import casebook.journal.testing.TopicTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What this service publishes and acts on is what the contracts say. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class ContractTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

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
        as("sam")
                .body(Map.of("reason", "Safety review"))
                .post(cohort + "/hold")
                .then()
                .statusCode(201);

        // When
        as("sam")
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
        return events.stream().map(Published::type).collect(Collectors.toSet());
    }

    private static void assertHasShape(Published event) {
        assertEquals(List.of(), errors(event.type(), event.data()), event.type());
        if (!event.type().equals("study-version-activated.v1")) {
            assertEquals(fields(Topic.example(event.type())), fields(event.data()), event.type());
        }
    }

    private static List<String> errors(String type, JsonNode data) {
        return SCHEMAS
                .getSchema(read(Path.of("..", "contracts", "events", type, "schema.json")), InputFormat.JSON)
                .validate(
                        Json.text(data),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The names of all fields, at every depth. */
    private static Set<String> fields(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> names.addAll(fields(child)));
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
