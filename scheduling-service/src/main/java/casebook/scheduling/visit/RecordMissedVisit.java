package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.NOT_OVER;
import static casebook.scheduling.visit.VisitRules.PARTICIPATING;
import static casebook.scheduling.visit.VisitRules.WINDOW_OPEN;

/** The visit did not take place. What is counted from it is counted from its due date. */
public final class RecordMissedVisit {
    private static final VisitRule RULE = VisitRule.all(NOT_OVER, PARTICIPATING, WINDOW_OPEN);
    private final ChangeVisit change;

    public RecordMissedVisit(Situations situations, Visits visits) {
        this.change = new ChangeVisit(situations, visits);
    }

    public Visit because(VisitCommand command, String reason) {
        return change.run(command.because(reason), RULE, null, "", visit -> visit.miss(reason));
    }
}
