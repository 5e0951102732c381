package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.NOT_OVER;
import static casebook.scheduling.visit.VisitRules.PARTICIPATING;

/** The visit is not to take place. What is counted from it is counted from its due date. */
public final class CancelVisit {
    private static final VisitRule RULE = VisitRule.all(NOT_OVER, PARTICIPATING);
    private final ChangeVisit change;

    public CancelVisit(Situations situations, Visits visits) {
        this.change = new ChangeVisit(situations, visits);
    }

    public Visit because(VisitCommand command, String reason) {
        return change.run(command.because(reason), RULE, null, "", visit -> visit.cancel(reason));
    }
}
