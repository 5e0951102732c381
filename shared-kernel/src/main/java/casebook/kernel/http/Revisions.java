package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Revisions as entity tags: a change must name the revision it was decided on. */
public final class Revisions {
    private static final Pattern REVISION = Pattern.compile("0|[1-9]\\d{0,17}");
    private static final Pattern TAG = Pattern.compile("\"([!#-~]{1,1000})\"");

    private Revisions() {}

    public static String tag(long revision) {
        return tag(Long.toString(revision));
    }

    /** The tag of what is put together of several things, and changes with each. */
    public static String tag(String mark) {
        return "\"" + mark + "\"";
    }

    /**
     * The revision that {@code If-Match} names.
     *
     * @throws Refused precondition required, without the header; malformed, when it is no tag of ours
     */
    public static long required(@Nullable String ifMatch) {
        var tag = requiredTag(ifMatch);
        if (!REVISION.matcher(tag).matches()) {
            throw malformed();
        }
        return Long.parseLong(tag);
    }

    /**
     * What the one tag in {@code If-Match} says.
     *
     * @throws Refused precondition required, without the header; malformed, when it is no strong tag
     */
    public static String requiredTag(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refused(
                    ProblemType.PRECONDITION_REQUIRED, "if-match-missing", "Send If-Match with the ETag you read.");
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw malformed();
        }
        return tag.group(1);
    }

    /**
     * Requires a tag to be named once, in one header. A blank one is none, and not the header left out.
     *
     * @throws Refused malformed
     */
    public static void requireOne(List<String> ifMatch) {
        if (ifMatch.size() != 1 || ifMatch.getFirst().isBlank()) {
            throw malformed();
        }
        requiredTag(ifMatch.getFirst());
    }

    private static Refused malformed() {
        return new Refused(
                ProblemType.MALFORMED_REQUEST,
                "if-match-malformed",
                "If-Match is one ETag as it was answered: no *, no list, not weak, sent once.");
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
