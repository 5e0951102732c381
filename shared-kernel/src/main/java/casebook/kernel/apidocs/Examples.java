package casebook.kernel.apidocs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * An example of every body, made of the examples of its fields: what the field's schema says, else what {@code examples.json}
 * says of a field of that name, since a word means the same everywhere.
 */
final class Examples {
    private static final Map<String, Object> WORDS = words();
    private static final Set<SchemaType> NOTHING = Set.of(SchemaType.NULL);
    private static final int DEEPEST = 12;

    private final OpenAPI api;

    Examples(OpenAPI api) {
        this.api = api;
    }

    private static Map<String, Object> words() {
        try (var file = Examples.class.getResourceAsStream("examples.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell() {
        for (var operation : Operations.of(api)) {
            if (operation.takesBody()) {
                tell(operation.operation().getRequestBody().getContent());
            }
            operation.successes().forEach(answer -> tell(answer.getContent()));
        }
    }

    private void tell(@Nullable Content content) {
        if (content == null) {
            return;
        }
        content.getMediaTypes().forEach((type, media) -> {
            if (media.getSchema() != null && media.getExample() == null && media.getExamples() == null) {
                tell(type, media);
            }
        });
    }

    private void tell(String type, MediaType media) {
        var schema = Objects.requireNonNull(media.getSchema());
        var several = schema.getItems();
        var named = several == null ? schema.getRef() : several.getRef();
        if (named == null) {
            var text = WORDS.get(type);
            media.setExample(text == null ? of("", "", schema, 0) : text);
            return;
        }
        var name = Operations.nameOf(named) + (several == null ? "" : "List");
        media.addExample("example", OASFactory.createExample().ref("#/components/examples/" + name));
        var declared = api.getComponents().getExamples();
        if (declared == null || !declared.containsKey(name)) {
            api.getComponents().addExample(name, OASFactory.createExample().value(of(name, "", schema, 0)));
        }
    }

    private @Nullable Object of(String owner, String field, Schema schema, int depth) {
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().getFirst();
        }
        if (WORDS.containsKey(owner + "." + field)) {
            return WORDS.get(owner + "." + field);
        }
        if (schema.getRef() != null) {
            var name = Operations.nameOf(schema.getRef());
            return of(name, field, Operations.schema(api, name), depth + 1);
        }
        if (schema.getEnumeration() != null) {
            return schema.getEnumeration().contains(WORDS.get(field))
                    ? WORDS.get(field)
                    : schema.getEnumeration().getFirst();
        }
        if (schema.getAnyOf() != null) {
            return of(owner, field, schema.getAnyOf().getFirst(), depth + 1);
        }
        return ofType(owner, field, schema, depth);
    }

    private @Nullable Object ofType(String owner, String field, Schema schema, int depth) {
        var types = schema.getType() == null ? NOTHING : Set.copyOf(schema.getType());
        if (types.contains(SchemaType.OBJECT)) {
            return ofProperties(owner, schema, depth);
        }
        if (types.contains(SchemaType.ARRAY)) {
            return schema.getItems() == null || depth > DEEPEST
                    ? List.of()
                    : new ArrayList<>(Collections.singletonList(of(owner, field, schema.getItems(), depth + 1)));
        }
        if (types.contains(SchemaType.BOOLEAN)) {
            return true;
        }
        if (types.contains(SchemaType.INTEGER) || types.contains(SchemaType.NUMBER)) {
            return Objects.requireNonNullElse(schema.getMinimum(), BigDecimal.ONE);
        }
        return WORDS.getOrDefault(field, field);
    }

    private Map<String, @Nullable Object> ofProperties(String owner, Schema schema, int depth) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        if (schema.getProperties() != null && depth <= DEEPEST) {
            schema.getProperties().forEach((name, property) -> object.put(name, of(owner, name, property, depth + 1)));
        }
        return object;
    }
}
