package casebook.enrollment.study.api;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a value stands in a document: its line of the stream, and the places within it. */
final class Place {
    private final @Nullable Place around;
    private final String name;
    private final int depth;
    private final int line;
    private Map<String, Place> within = Map.of();

    private Place(@Nullable Place around, String name, int depth, int line) {
        this.around = around;
        this.name = name;
        this.depth = depth;
        this.line = line;
    }

    /** Of a whole document. */
    static Place onLine(int line) {
        return new Place(null, "", 0, line);
    }

    /** The place of a field or of a list's element. */
    Place within(String name, int line) {
        var place = new Place(this, name, depth + 1, line);
        if (within.isEmpty()) {
            within = new HashMap<>(4);
        }
        within.put(name, place);
        return place;
    }

    int depth() {
        return depth;
    }

    int line() {
        return line;
    }

    /** RFC 6901. */
    String pointer() {
        return around == null
                ? ""
                : around.pointer() + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The line of the value that a pointer leads to from here, or of the nearest thing around it that is there. */
    int line(String pointer) {
        var place = this;
        for (var token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            var next = place.within.get(token.replace("~1", "/").replace("~0", "~"));
            if (next == null) {
                break;
            }
            place = next;
        }
        return place.line;
    }
}
