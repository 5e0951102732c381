package casebook.gateway.routing;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.regex.Pattern;

/**
 * The only form of path that is let in: letters, digits and {@code - _ . ~} between single slashes, no segment beginning
 * with a dot. Whatever else a path can hold ({@code ..}, {@code //}, {@code %2F}, {@code ;}, {@code \}) may mean one thing to
 * the route table and another to the service behind it.
 */
public final class PlainPath {
    private static final Pattern FORM = Pattern.compile("/|(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++/?");

    private PlainPath() {}

    /** @throws Refused malformed, when the path has another form */
    public static void require(String path) {
        if (!FORM.matcher(path).matches()) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    "path-not-plain",
                    "A path has letters, digits, '-', '_', '.' and '~' between single slashes, nothing encoded.");
        }
    }
}
