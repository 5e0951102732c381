package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.AFTER_CONSENT;
import static casebook.scheduling.visit.VisitRules.AFTER_ENROLLMENT;
import static casebook.scheduling.visit.VisitRules.ANCHOR_HAPPENED;
import static casebook.scheduling.visit.VisitRules.NOT_IN_FUTURE;
import static casebook.scheduling.visit.VisitRules.NOT_OVER;
import static casebook.scheduling.visit.VisitRules.PARTICIPATING;

import java.time.LocalDate;

/** The visit took place; what is counted from it moves. */
public final class RecordOccurrence {
    private static final VisitRule RULE =
            VisitRule.all(NOT_OVER, PARTICIPATING, ANCHOR_HAPPENED, NOT_IN_FUTURE, AFTER_CONSENT, AFTER_ENROLLMENT);
    private final ChangeVisit change;

    public RecordOccurrence(Situations situations, Visits visits) {
        this.change = new ChangeVisit(situations, visits);
    }

    public Visit on(VisitCommand command, LocalDate day) {
        return change.run(command, RULE, day, "/occurredOn", visit -> visit.occur(day));
    }
}
