package casebook.kernel.access;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One role at one site, or all, of one study, or all: {@code hynrcs-allo-als-02:HYU:investigator}, {@code *:*:administrator}.
 */
public record Grant(String study, String site, Role role) {
    public static final String ALL = "*";
    private static final Pattern SEPARATOR = Pattern.compile(":");

    /**
     * The grant that a claim states; none for a claim of another form, with a study or site that cannot be one, or of an
     * unknown role, which then grants nothing.
     */
    static Optional<Grant> parse(String claim) {
        var parts = SEPARATOR.split(claim, -1);
        return parts.length == 3 && isNamed(parts[0], StudyId::new) && isNamed(parts[1], SiteId::new)
                ? Role.of(parts[2]).map(role -> new Grant(parts[0], parts[1], role))
                : Optional.empty();
    }

    private static boolean isNamed(String name, Function<String, ?> form) {
        try {
            return name.equals(ALL) || form.apply(name) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Whether it is for every study and site: what concerns no study needs that. */
    boolean coversEverything() {
        return study.equals(ALL) && site.equals(ALL);
    }

    public boolean coversStudy(String asked) {
        return study.equals(ALL) || study.equals(asked);
    }

    boolean coversSite(String asked) {
        return site.equals(ALL) || site.equals(asked);
    }
}
