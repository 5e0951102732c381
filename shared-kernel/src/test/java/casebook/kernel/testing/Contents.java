package casebook.kernel.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bodies of answers, held against the schemas of a document in the dialect of OpenAPI 3.1 (JSON Schema 2020-12). A field that
 * the document does not tell is a fault, although callers have to ignore it.
 */
final class Contents {
    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode components;
    private final Map<JsonNode, Schema> known = new ConcurrentHashMap<>();

    Contents(ObjectNode document) {
        this.components = document.path("components").deepCopy();
        components.path("schemas").forEach(Contents::close);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Contents::close);
    }

    List<String> problemFaults(Answered answered) {
        var content = JSON.createObjectNode();
        content.withObject("/" + PROBLEM.replace("/", "~1"))
                .withObject("/schema")
                .put("$ref", "#/components/schemas/Problem");
        return faults(content, answered);
    }

    /** A problem's type is one that the document names for the answer, each by an example. */
    List<String> typeFaults(JsonNode content, Answered answered) {
        if (answered.method().equals("HEAD") || !answered.mediaType().equals(PROBLEM)) {
            return List.of();
        }
        var type = read(answered.body()).path("type").asText();
        var slug = type.substring(type.lastIndexOf('/') + 1);
        return content.path(PROBLEM).path("examples").has(slug)
                ? List.of()
                : List.of("problem type '" + slug + "' is not documented");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param content by media type; nothing for an answer that has none */
    List<String> faults(JsonNode content, Answered answered) {
        if (answered.method().equals("HEAD")) {
            return List.of();
        }
        if (content.isEmpty()) {
            return answered.body().isEmpty() ? List.of() : List.of("a body where none is documented");
        }
        var media = content.path(answered.mediaType());
        if (media.isMissingNode()) {
            return List.of("content type '" + answered.mediaType() + "' is not documented");
        }
        if (!answered.mediaType().equals("application/json")
                && !answered.mediaType().endsWith("+json")) {
            return List.of(); // a stream, or text
        }
        return schemaFaults(media.path("schema"), answered.body());
    }

    List<String> schemaFaults(JsonNode schema, String json) {
        return known
                .computeIfAbsent(schema, this::compiled)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        if (schema.findValue("$ref") != null) {
            whole.set("components", components);
        }
        try {
            return SCHEMAS.getSchema(JSON.writeValueAsString(whole), InputFormat.JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
