package casebook.assessment.capture;

import java.util.function.Supplier;

/** Something else of the subject was written since the decision was made, and the decision rests on all of it. */
public final class Overtaken extends RuntimeException {
    public Overtaken() {
        super("the subject's forms have changed", null, false, false);
    }

    /** Decides anew until nothing comes between. Whoever overtakes has written, so that somebody always gets on. */
    static FormRevision decidedAgain(Supplier<FormRevision> decision) {
        while (true) {
            try {
                return decision.get();
            } catch (Overtaken _) {
                // Something came between: what is there now decides.
            }
        }
    }
}
