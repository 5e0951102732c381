package casebook.gateway.routing;

import java.util.List;
import java.util.regex.Pattern;

/** A set of paths: {@code *} stands for one segment, {@code **} at the end for any number of them, none included. */
public record RoutePattern(List<String> segments) {
    private static final Pattern SLASH = Pattern.compile("/");
    private static final String ONE = "*";
    private static final String REST = "**";

    public RoutePattern {
        segments = List.copyOf(segments);
    }

    /** @throws IllegalArgumentException when the pattern does not begin with a slash, or goes on after {@code **} */
    public static RoutePattern of(String text) {
        var segments = split(text);
        var rest = segments.indexOf(REST);
        if (!text.startsWith("/") || (rest >= 0 && rest < segments.size() - 1)) {
            throw new IllegalArgumentException("The route pattern '" + text
                    + "' fits nothing. Begin it with a slash, and have ** only as its last segment.");
        }
        return new RoutePattern(segments);
    }

    static List<String> split(String path) {
        return List.of(SLASH.split(path, -1));
    }

    boolean fits(List<String> path) {
        var open = segments.getLast().equals(REST);
        var fixed = open ? segments.size() - 1 : segments.size();
        if (path.size() < fixed || (path.size() > fixed && !open)) {
            return false;
        }
        for (var i = 0; i < fixed; i++) {
            if (!fits(segments.get(i), path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String expected, String segment) {
        return expected.equals(ONE) ? !segment.isEmpty() : expected.equals(segment);
    }
}
