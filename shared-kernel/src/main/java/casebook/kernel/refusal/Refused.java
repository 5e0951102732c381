package casebook.kernel.refusal;

import java.util.List;

/** A command or question that was refused, with every reason; nothing was stored. Answered as RFC 9457 problem. */
public final class Refused extends RuntimeException {
    private final ProblemType type;
    private final transient List<Reason> reasons;

    public Refused(ProblemType type, List<Reason> reasons) {
        super(type.slug() + reasons.stream().map(Reason::code).toList(), null, false, false);
        this.type = type;
        this.reasons = List.copyOf(reasons);
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

    public ProblemType type() {
        return type;
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
