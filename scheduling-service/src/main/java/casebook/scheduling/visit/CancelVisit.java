package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.CONSENT_HOLDS;
import static casebook.scheduling.visit.VisitRules.NOTHING_GIVEN;
import static casebook.scheduling.visit.VisitRules.NOT_OVER;
import static casebook.scheduling.visit.VisitRules.PARTICIPATING;

import casebook.scheduling.visit.Visit.Outstanding;

/** The visit is not to take place. What is counted from it is counted from its due date. */
public final class CancelVisit {
    private static final VisitRule RULE = VisitRule.all(NOT_OVER, CONSENT_HOLDS, PARTICIPATING, NOTHING_GIVEN);
    private final ChangeVisit<Outstanding> change;

    public CancelVisit(Situations situations, Visits visits) {
        this.change = new ChangeVisit<>(situations, visits, RULE, Outstanding.class);
    }

    public Visit because(VisitCommand command, String reason) {
        return change.run(command.because(reason), null, "", visit -> visit.cancel(reason));
    }
}
