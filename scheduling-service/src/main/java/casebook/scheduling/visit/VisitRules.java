package casebook.scheduling.visit;

import casebook.kernel.refusal.Reason;
import casebook.scheduling.plan.Timing;
import casebook.scheduling.plan.VisitId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules of visits, by name. A day out of the window is no rule's business: it is a deviation, not an error. */
final class VisitRules {

    static final VisitRule NOT_OVER = proposal -> switch (proposal.visit()) {
        case Visit.Outstanding _ -> Stream.empty();
        case Visit.Over over ->
            Stream.of(Reason.of(
                    "visit-over",
                    "The visit is over: it is " + VisitStatus.of(over).wireName() + "."));
    };

    /** No data before consent, and none after the end (21 CFR 11.10(f)). */
    static final VisitRule PARTICIPATING = proposal -> proposal.participation().standstill().stream()
            .map(why -> Reason.of("subject-not-participating", "The subject does not take part: " + why + "."));

    static final VisitRule NOT_IN_FUTURE = onDay(
            (proposal, day) -> day.isAfter(proposal.situation().today()),
            "date-in-future",
            "The day has not come yet at the subject's site.");

    static final VisitRule AFTER_CONSENT = onDay(
            (proposal, day) ->
                    proposal.participation().consentedOn().filter(day::isBefore).isPresent(),
            "before-consent",
            "The day is before the subject's consent.");

    /** No administration before allocation (21 CFR 11.10(f)). */
    static final VisitRule AFTER_ENROLLMENT = onDay(
            (proposal, day) -> proposal.visit().outline().epoch().needsEnrollment()
                    && Optional.ofNullable(proposal.participation().enrolledOn())
                            .filter(Predicate.not(day::isBefore))
                            .isEmpty(),
            "before-enrollment",
            "The day is before the subject's enrollment, and the visit comes after it.");

    /** What is counted from a visit cannot happen while that visit is still to come. One missed or cancelled holds up nothing. */
    static final VisitRule ANCHOR_HAPPENED = proposal -> anchor(proposal)
            .filter(visit -> !proposal.situation().plan().administered().containsKey(visit))
            .filter(visit -> !(proposal.situation().visits().find(visit).orElse(null) instanceof Visit.Over))
            .map(visit -> Reason.of(
                    "anchor-not-occurred", "The visit is counted from " + visit + ", which has not occurred."))
            .stream();

    /** Until its window opens a visit can be cancelled, but nobody has missed it. */
    static final VisitRule WINDOW_OPEN = proposal ->
            proposal.situation().today().isBefore(proposal.visit().due().earliest())
                    ? Stream.of(Reason.of("not-yet-due", "The visit's window opens later; it may be cancelled."))
                    : Stream.empty();

    private VisitRules() {}

    private static Optional<VisitId> anchor(Proposal proposal) {
        return proposal.situation()
                .plan()
                .schedule()
                .find(proposal.visit().id())
                .filter(planned -> planned.timing().direction() != Timing.Direction.BEFORE)
                .flatMap(planned -> planned.timing().anchor() instanceof Timing.AnchorDate.OfVisit(VisitId visit)
                        ? Optional.of(visit)
                        : Optional.empty());
    }

    private interface DayCheck {
        boolean broken(Proposal proposal, LocalDate day);
    }

    private static VisitRule onDay(DayCheck check, String code, String message) {
        return proposal -> Stream.ofNullable(proposal.day())
                .filter(day -> check.broken(proposal, day))
                .map(_ -> Reason.at(proposal.pointer(), code, message));
    }
}
