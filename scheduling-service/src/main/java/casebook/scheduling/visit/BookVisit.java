package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.AFTER_CONSENT;
import static casebook.scheduling.visit.VisitRules.AFTER_ENROLLMENT;
import static casebook.scheduling.visit.VisitRules.NOT_OVER;
import static casebook.scheduling.visit.VisitRules.PARTICIPATING;

import java.time.LocalDate;

/** Subject and site agree on a day. It may be agreed again, on another day. */
public final class BookVisit {
    private static final VisitRule RULE = VisitRule.all(NOT_OVER, PARTICIPATING, AFTER_CONSENT, AFTER_ENROLLMENT);
    private final ChangeVisit change;

    public BookVisit(Situations situations, Visits visits) {
        this.change = new ChangeVisit(situations, visits);
    }

    public Visit on(VisitCommand command, LocalDate day) {
        return change.run(command, RULE, day, "/bookedFor", visit -> visit.book(day));
    }
}
