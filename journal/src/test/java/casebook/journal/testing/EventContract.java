package casebook.journal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.Json;
import casebook.journal.testing.Topic.Published;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds published events against what the contracts say of their type. */
public final class EventContract {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private EventContract() {}

    /** Fails unless the event's data fits the schema of its type. */
    public static void fits(Published event) {
        assertEquals(List.of(), faults(event), event.type());
    }

    /** Fails unless the event also has the fields of the golden example, at every depth, and no others. */
    public static void hasShapeOfExample(Published event) {
        fits(event);
        assertEquals(fields(Topic.example(event.type())), fields(event.data()), event.type());
    }

    private static List<String> faults(Published event) {
        var schema = Path.of("..", "contracts", "events", event.type(), "schema.json");
        try {
            return SCHEMAS
                    .getSchema(Files.readString(schema), InputFormat.JSON)
                    .validate(
                            Json.text(event.data()),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> fields(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> names.addAll(fields(child)));
        return names;
    }
}
