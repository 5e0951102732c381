package casebook.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Every example of a document, of bodies, parameters, headers and single fields, held against the schema that it is of. */
final class ToldExamples {
    private final JsonNode document;
    private final Contents contents;
    private final List<String> faults = new ArrayList<>();

    private ToldExamples(ObjectNode document) {
        this.document = document;
        this.contents = new Contents(document);
    }

    static List<String> faultsIn(ObjectNode document) {
        var examples = new ToldExamples(document);
        examples.walk(document, "#");
        return List.copyOf(examples.faults);
    }

    private void walk(JsonNode node, String place) {
        var schema = node.path("schema");
        if (schema.isObject()) {
            if (node.has("example")) {
                check(schema, node.path("example"), place);
            }
            node.path("examples").forEach(example -> check(schema, valueOf(example), place));
        } else if (node.path("examples").isArray()) {
            node.path("examples").forEach(example -> check(node, example, place));
        }
        node.properties().forEach(child -> {
            if (!child.getKey().startsWith("example")) {
                walk(child.getValue(), place + "/" + child.getKey());
            }
        });
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), place + "/" + i);
        }
    }

    private JsonNode valueOf(JsonNode example) {
        var reference = example.path("$ref").asText();
        return (reference.isEmpty() ? example : document.at(reference.substring(1))).path("value");
    }

    private void check(JsonNode schema, JsonNode example, String place) {
        contents.schemaFaults(schema, example.toString())
                .forEach(fault -> faults.add(place + " " + example + ": " + fault));
    }
}
