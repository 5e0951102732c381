package casebook.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Predicate;

/**
 * OpenAPI documents of several services put into one. What two of them call by the same name and mean in the same way is
 * there once; what they mean differently gets the service's name before its own.
 */
final class OneDocument {
    private final ObjectNode whole;

    /** @param own the gateway's own document, which the others are put into */
    OneDocument(ObjectNode own) {
        this.whole = own;
    }

    ObjectNode tree() {
        return whole;
    }

    /**
     * Puts in what a service documents of the paths that lead to it, and nothing that only its other paths speak of.
     *
     * @param routed whether requests for the path reach this service through the gateway
     */
    void add(String service, ObjectNode document, Predicate<String> routed) {
        var paths = whole.objectNode();
        document.path("paths").properties().stream()
                .filter(path -> routed.test(path.getKey()))
                .forEach(path -> paths.set(path.getKey(), path.getValue()));
        var components = Components.spokenOfIn(paths, document);
        var names = components.namesBeside(whole, service);
        components.each((reference, component) -> put(names.getOrDefault(reference, reference), component, names));
        paths.properties()
                .forEach(path ->
                        whole.withObject("/paths").set(path.getKey(), Components.renamed(path.getValue(), names)));
        addTags(document, paths);
    }

    private void put(String reference, JsonNode component, Map<String, String> names) {
        var section = reference.substring(1, reference.lastIndexOf('/'));
        var name = reference.substring(reference.lastIndexOf('/') + 1);
        whole.withObject(section).set(name, Components.renamed(component, names));
    }

    private void addTags(ObjectNode document, ObjectNode paths) {
        var used = new HashSet<String>();
        paths.findValues("tags").forEach(tags -> tags.forEach(tag -> used.add(tag.asText())));
        ArrayNode known = whole.withArray("/tags");
        known.forEach(tag -> used.remove(tag.path("name").asText()));
        for (var tag : document.path("tags")) {
            if (used.remove(tag.path("name").asText())) {
                known.add(tag);
            }
        }
    }
}
