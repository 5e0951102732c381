package casebook.enrollment.study.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document of the stream, as it was read.
 *
 * @param number which document of the stream it is, counted from 1
 * @param firstLine the line of the stream on which it begins
 * @param place where its values stand in the stream
 */
record DefinitionDocument(
        int number, int firstLine, @Nullable Object content, Place place) {

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
        return place.line(pointer) - firstLine + 1;
    }

    private String field(String name) {
        return content instanceof Map<?, ?> map && map.get(name) instanceof String text ? text : "";
    }
}
