package casebook.scheduling;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
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
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
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
        TopicTable.check("scheduling", projections, reactions);
    }

    @Test
    void everyPublishedEventHasTheShapeOfItsExample() {
        // Given
        var subject = OtherServices.activeStudy("als-contracts").enrolled();
        INVESTIGATOR.occurs(subject, "screening", "2025-03-04");
        INVESTIGATOR.act(subject, "cycle1-dose1", "booking", Map.of("bookedFor", "2025-04-02"));
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04");
        INVESTIGATOR.act(subject, "cycle1-telephone-1m", "missed", Map.of("reason", "Not reached"));
        INVESTIGATOR.act(subject, "cycle1-telephone-2m", "cancellation", Map.of("reason", "On holiday"));

        // When
        var published = Topic.readUntil(
                        "casebook.scheduling.v1",
                        event -> event.subject().equals(subject.id())
                                && event.type().equals("visit-cancelled.v1"))
                .stream()
                .filter(event -> event.subject().equals(subject.id()))
                .toList();

        // Then
        assertEquals(
                TopicTable.facts("casebook.scheduling.v1"),
                published.stream().map(Published::type).collect(Collectors.toSet()));
        for (var event : published) {
            assertEquals(List.of(), errors(event.type(), event.data()), event.type());
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
