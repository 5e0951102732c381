package casebook.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The components of one document that a part of it speaks of, by their references: {@code #/components/schemas/Visit}. */
final class Components {
    private static final String REFERENCE = "$ref";

    private final Map<String, JsonNode> byReference = new LinkedHashMap<>();

    private Components() {}

    static Components spokenOfIn(JsonNode part, JsonNode document) {
        var components = new Components();
        components.collect(part, document);
        return components;
    }

    private void collect(JsonNode part, JsonNode document) {
        for (var reference : part.findValuesAsText(REFERENCE)) {
            var component = document.at(reference.substring(1));
            if (!component.isMissingNode() && byReference.putIfAbsent(reference, component) == null) {
                collect(component, document);
            }
        }
    }

    void each(BiConsumer<String, JsonNode> action) {
        byReference.forEach(action);
    }

    /**
     * New references for the components that another document means differently, and for all that speak of those.
     *
     * @param service the name that the new names begin with
     */
    Map<String, String> namesBeside(JsonNode other, String service) {
        var names = new HashMap<String, String>();
        var before = -1;
        while (before < names.size()) {
            before = names.size();
            byReference.forEach((reference, component) -> {
                var there = other.at(reference.substring(1));
                if (!there.isMissingNode() && !there.equals(renamed(component, names))) {
                    names.put(reference, prefixed(reference, service));
                }
            });
        }
        return names;
    }

    private static String prefixed(String reference, String service) {
        var name = reference.lastIndexOf('/') + 1;
        var prefix = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
        return reference.substring(0, name) + prefix + reference.substring(name);
    }

    /** The part with its references changed. */
    static JsonNode renamed(JsonNode part, Map<String, String> names) {
        return switch (part) {
            case ObjectNode object -> renamedObject(object, names);
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(element -> copy.add(renamed(element, names)));
                yield copy;
            }
            default -> part;
        };
    }

    private static JsonNode renamedObject(ObjectNode object, Map<String, String> names) {
        var copy = object.objectNode();
        for (var field : object.properties()) {
            var value = field.getValue();
            if (field.getKey().equals(REFERENCE) && value.isTextual()) {
                copy.put(REFERENCE, names.getOrDefault(value.asText(), value.asText()));
            } else {
                copy.set(field.getKey(), renamed(value, names));
            }
        }
        return copy;
    }
}
