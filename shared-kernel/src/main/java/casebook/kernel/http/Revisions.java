package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Revisions as entity tags: a change must name the revision it was decided on. */
public final class Revisions {
    private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})\"");

    private Revisions() {}

    public static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * The revision that {@code If-Match} names.
     *
     * @throws Refused precondition required, without the header; malformed, when it is no tag of ours
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refused(
                    ProblemType.PRECONDITION_REQUIRED, "if-match-missing", "Send If-Match with the ETag you read.");
        }
        var tag = FORM.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST, "if-match-malformed", "If-Match is one ETag as it was answered.");
        }
        return Long.parseLong(tag.group(1));
    }

    /** @throws Refused stale, when the present revision is another than the one the change was decided on */
    public static void match(long present, long named) {
        if (present != named) {
            throw new Refused(
                    ProblemType.STALE_REVISION,
                    "stale-revision",
                    "It is at revision " + present + " now. Read it again, then repeat the change on what you see.");
        }
    }
}
