package casebook.enrollment.study.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document of the stream, as it was read.
 *
 * @param number which document of the stream it is, counted from 1
 * @param firstLine the line of the stream on which it begins
 * @param lines the line of the stream on which each value stands, by JSON pointer
 */
record DefinitionDocument(
        int number, int firstLine, @Nullable Object content, Map<String, Integer> lines) {

    String kind() {
        return field("kind");
    }

    /** How people find it: its number, and what it says it is. */
    String name() {
        var id = field("id");
        return "document " + number + (id.isEmpty() ? "" : " (" + kind() + " " + id + ")");
    }

    /** The line within the document on which a value stands, or where it would stand if it were there. */
    int line(String pointer) {
        for (var place = pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            var line = lines.get(place);
            if (line != null) {
                return line - firstLine + 1;
            }
        }
        return lines.getOrDefault("", firstLine) - firstLine + 1;
    }

    private String field(String name) {
        return content instanceof Map<?, ?> map && map.get(name) instanceof String text ? text : "";
    }
}
