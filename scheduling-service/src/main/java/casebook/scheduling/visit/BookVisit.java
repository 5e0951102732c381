package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.AFTER_CONSENT;
import static casebook.scheduling.visit.VisitRules.AFTER_ENROLLMENT;
import static casebook.scheduling.visit.VisitRules.CONSENT_HOLDS;
import static casebook.scheduling.visit.VisitRules.NOT_OVER;
import static casebook.scheduling.visit.VisitRules.PARTICIPATING;
import static casebook.scheduling.visit.VisitRules.PLAUSIBLE;

import casebook.scheduling.visit.Visit.Outstanding;
import java.time.LocalDate;

/** Subject and site agree on a day. It may be agreed again, on another day. */
public final class BookVisit {
    private static final VisitRule RULE =
            VisitRule.all(NOT_OVER, CONSENT_HOLDS, PARTICIPATING, PLAUSIBLE, AFTER_CONSENT, AFTER_ENROLLMENT);
    private final ChangeVisit<Outstanding> change;

    public BookVisit(Situations situations, Visits visits) {
        this.change = new ChangeVisit<>(situations, visits, RULE, Outstanding.class);
    }

    public Visit on(VisitCommand command, LocalDate day) {
        return change.run(command, day, "/bookedFor", visit -> visit.book(day));
    }
}
