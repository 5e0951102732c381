package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.AFTER_CONSENT;
import static casebook.scheduling.visit.VisitRules.AFTER_ENROLLMENT;
import static casebook.scheduling.visit.VisitRules.ANCHOR_HAPPENED;
import static casebook.scheduling.visit.VisitRules.CONSENT_HOLDS;
import static casebook.scheduling.visit.VisitRules.HAPPENED;
import static casebook.scheduling.visit.VisitRules.ON_THE_DAY_OF_ADMINISTRATION;
import static casebook.scheduling.visit.VisitRules.PARTICIPATED_ON_THE_DAY;
import static casebook.scheduling.visit.VisitRules.RECORDABLE;

import casebook.scheduling.visit.Visit.Recordable;
import java.time.LocalDate;

/** The visit took place; what is counted from it moves. */
public final class RecordOccurrence {
    private static final VisitRule RULE = VisitRule.all(
            RECORDABLE,
            CONSENT_HOLDS,
            PARTICIPATED_ON_THE_DAY,
            ANCHOR_HAPPENED,
            HAPPENED,
            AFTER_CONSENT,
            AFTER_ENROLLMENT,
            ON_THE_DAY_OF_ADMINISTRATION);
    private final ChangeVisit<Recordable> change;

    public RecordOccurrence(Situations situations, Visits visits) {
        this.change = new ChangeVisit<>(situations, visits, RULE, Recordable.class);
    }

    public Visit on(VisitCommand command, LocalDate day) {
        return change.run(command, day, "/occurredOn", visit -> visit.occur(day));
    }
}
