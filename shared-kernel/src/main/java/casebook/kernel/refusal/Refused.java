package casebook.kernel.refusal;

import java.util.ArrayList;
import java.util.List;

/**
 * A command or question that was refused, with every reason, or the first hundred of them and how many more there are;
 * nothing was stored. Answered as RFC 9457 problem.
 */
public final class Refused extends RuntimeException {
    /** What one answer tells. Nobody corrects more at a time, and an answer stays small. */
    public static final int MOST_REASONS = 100;

    private final ProblemType type;
    private final transient List<Reason> reasons;

    public Refused(ProblemType type, List<Reason> reasons) {
        super(type.slug() + bounded(reasons).stream().map(Reason::code).toList(), null, false, false);
        this.type = type;
        this.reasons = bounded(reasons);
    }

    public Refused(ProblemType type, Reason reason) {
        this(type, List.of(reason));
    }

    public Refused(ProblemType type, String code, String message) {
        this(type, Reason.of(code, message));
    }

    /** What a caller may not see does not exist for them. */
    public static Refused notFound(String what) {
        return new Refused(ProblemType.NOT_FOUND, "not-found", what + " does not exist, or you may not see it.");
    }

    /** Refuses if there is any reason. */
    public static void ifAny(ProblemType type, List<Reason> reasons) {
        if (!reasons.isEmpty()) {
            throw new Refused(type, reasons);
        }
    }

    /**
     * Refuses if there is any reason: for the present state where that forbids it, else for the content.
     *
     * @param conflicts what the present state forbids; told first
     * @param faults what would be wrong in any state
     */
    public static void ifAny(List<Reason> conflicts, List<Reason> faults) {
        var all = new ArrayList<>(conflicts);
        all.addAll(faults);
        ifAny(conflicts.isEmpty() ? ProblemType.INVALID_CONTENT : ProblemType.STATE_CONFLICT, all);
    }

    private static List<Reason> bounded(List<Reason> reasons) {
        if (reasons.size() <= MOST_REASONS) {
            return List.copyOf(reasons);
        }
        var told = new ArrayList<>(reasons.subList(0, MOST_REASONS));
        told.add(Reason.of(
                "more-reasons", "There are at least " + (reasons.size() - MOST_REASONS) + " more; mend these first."));
        return List.copyOf(told);
    }

    public ProblemType type() {
        return type;
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
