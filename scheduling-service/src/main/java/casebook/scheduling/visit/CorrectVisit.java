package casebook.scheduling.visit;

import static casebook.scheduling.visit.VisitRules.AFTER_CONSENT;
import static casebook.scheduling.visit.VisitRules.AFTER_ENROLLMENT;
import static casebook.scheduling.visit.VisitRules.ANCHOR_HAPPENED;
import static casebook.scheduling.visit.VisitRules.HAPPENED;
import static casebook.scheduling.visit.VisitRules.NOTHING_COMPLETED_WITH_IT;
import static casebook.scheduling.visit.VisitRules.NOTHING_COUNTED_FROM_IT_OCCURRED;
import static casebook.scheduling.visit.VisitRules.NOTHING_GIVEN;
import static casebook.scheduling.visit.VisitRules.ON_THE_DAY_OF_ADMINISTRATION;
import static casebook.scheduling.visit.VisitRules.PARTICIPATED_ON_THE_DAY;
import static casebook.scheduling.visit.VisitRules.RECORDED;
import static casebook.scheduling.visit.VisitRules.WINDOW_OPEN;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.scheduling.visit.Visit.Over;
import java.time.LocalDate;

/**
 * What was recorded of a visit was a mistake: an attributed, justified change, which obscures nothing that was there before.
 * What was recorded may be corrected whatever became of consent and participation since; the rules of a day hold as when it is
 * recorded. Of a visit at which the product was given the administration is corrected first, and the visit follows to its day:
 * so there is always a way, and each step is true.
 */
public final class CorrectVisit {
    private static final VisitRule TO_OCCURRED = VisitRule.all(
            RECORDED,
            PARTICIPATED_ON_THE_DAY,
            ANCHOR_HAPPENED,
            HAPPENED,
            AFTER_CONSENT,
            AFTER_ENROLLMENT,
            ON_THE_DAY_OF_ADMINISTRATION);
    private static final VisitRule TO_MISSED =
            VisitRule.all(RECORDED, NOTHING_GIVEN, NOTHING_COMPLETED_WITH_IT, WINDOW_OPEN);
    private static final VisitRule TO_PLANNED =
            VisitRule.all(RECORDED, NOTHING_GIVEN, NOTHING_COMPLETED_WITH_IT, NOTHING_COUNTED_FROM_IT_OCCURRED);

    private final ChangeVisit<Over> toOccurred;
    private final ChangeVisit<Over> toMissed;
    private final ChangeVisit<Over> toPlanned;

    public CorrectVisit(Situations situations, Visits visits) {
        this.toOccurred = new ChangeVisit<>(situations, visits, TO_OCCURRED, Over.class);
        this.toMissed = new ChangeVisit<>(situations, visits, TO_MISSED, Over.class);
        this.toPlanned = new ChangeVisit<>(situations, visits, TO_PLANNED, Over.class);
    }

    /** It took place on that day. */
    public Visit toOccurred(VisitCommand command, LocalDate day, String reason) {
        return toOccurred.run(
                command.because(reason),
                day,
                "/occurredOn",
                (situation, visit) ->
                        another(visit, visit.correctedToOccurred(day, situation.epochOf(visit.outline(), day))));
    }

    /** It did not take place. */
    public Visit toMissed(VisitCommand command, String reason) {
        return toMissed.run(
                command.because(reason), null, "", (_, visit) -> another(visit, visit.correctedToMissed(reason)));
    }

    /** It is still to come. */
    public Visit toPlanned(VisitCommand command, String reason) {
        return toPlanned.run(command.because(reason), null, "", (_, visit) -> visit.reinstated());
    }

    private static Visit another(Visit before, Visit after) {
        if (after.equals(before)) {
            throw new Refused(
                    ProblemType.INVALID_CONTENT,
                    "nothing-changed",
                    "The visit is recorded so already; nothing was corrected.");
        }
        return after;
    }
}
