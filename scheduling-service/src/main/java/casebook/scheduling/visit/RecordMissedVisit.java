package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.CONSENT_HOLDS;
import static casebook.scheduling.visit.VisitRules.NOTHING_GIVEN;
import static casebook.scheduling.visit.VisitRules.NOT_OVER;
import static casebook.scheduling.visit.VisitRules.PARTICIPATING;
import static casebook.scheduling.visit.VisitRules.WINDOW_OPEN;

import casebook.scheduling.visit.Visit.Outstanding;

/** The visit did not take place. What is counted from it is counted from its due date. */
public final class RecordMissedVisit {
    private static final VisitRule RULE =
            VisitRule.all(NOT_OVER, CONSENT_HOLDS, PARTICIPATING, NOTHING_GIVEN, WINDOW_OPEN);
    private final ChangeVisit<Outstanding> change;

    public RecordMissedVisit(Situations situations, Visits visits) {
        this.change = new ChangeVisit<>(situations, visits, RULE, Outstanding.class);
    }

    public Visit because(VisitCommand command, String reason) {
        return change.run(command.because(reason), null, "", visit -> visit.miss(reason));
    }
}
