package casebook.scheduling.visit;

import casebook.kernel.refusal.Reason;
import casebook.kernel.time.PlausibleDate;
import casebook.scheduling.plan.Timing;
import casebook.scheduling.plan.VisitId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The rules of visits, by name. A day out of the window is no rule's business: it is a deviation, not an error. */
final class VisitRules {

    static final VisitRule NOT_OVER =
            proposal -> proposal.visit() instanceof Visit.Outstanding ? Stream.empty() : over(proposal.visit());

    /** As not over; but what was dropped because participation ended may have taken place before. */
    static final VisitRule RECORDABLE = proposal -> proposal.visit() instanceof Visit.Dropped
                    && proposal.participation().over()
            ? Stream.empty()
            : NOT_OVER.against(proposal);

    /** No data before consent, and nothing new once it was withdrawn (21 CFR 11.10(f)). */
    static final VisitRule CONSENT_HOLDS = proposal -> Obstacle.consent(proposal.participation());

    /** Nothing of the protocol after the end. An adverse event is followed further, at visits that the protocol did not plan. */
    static final VisitRule PARTICIPATING = proposal ->
            proposal.visit().outline().scheduled() ? Obstacle.end(proposal.participation(), null) : Stream.empty();

    /** As participating; but what took place until the end may be recorded after it. */
    static final VisitRule PARTICIPATED_ON_THE_DAY =
            proposal -> proposal.visit().outline().scheduled()
                    ? Obstacle.end(proposal.participation(), proposal.day())
                    : Stream.empty();

    static final VisitRule HAPPENED =
            onDay((proposal, day) -> PlausibleDate.happened(proposal.pointer(), day, proposal.today()));

    static final VisitRule PLAUSIBLE =
            onDay((proposal, day) -> PlausibleDate.planned(proposal.pointer(), day, proposal.today()));

    static final VisitRule AFTER_CONSENT = onDay((proposal, day) -> {
        var consents = proposal.participation().consents();
        return !consents.given() || consents.cover(day)
                ? Stream.empty()
                : Stream.of(
                        Reason.at(proposal.pointer(), "before-consent", "No consent of the subject held on that day."));
    });

    /** No administration before allocation (21 CFR 11.10(f)). */
    static final VisitRule AFTER_ENROLLMENT = onDay((proposal, day) -> {
        var enrolledOn = proposal.participation().enrolledOn();
        return !proposal.visit().outline().epoch().needsEnrollment()
                        || (enrolledOn != null && !day.isBefore(enrolledOn))
                ? Stream.empty()
                : Stream.of(Reason.at(
                        proposal.pointer(), "before-enrollment", "The subject was not yet enrolled on that day."));
    });

    /** What is counted from a visit cannot happen while that visit is still to come. One missed or cancelled holds up nothing. */
    static final VisitRule ANCHOR_HAPPENED = proposal -> anchor(proposal)
            .filter(visit -> !proposal.situation().plan().administered().containsKey(visit))
            .filter(visit -> proposal.situation()
                    .visits()
                    .find(visit)
                    .map(Visit.Outstanding.class::isInstance)
                    .orElse(true))
            .map(visit -> Reason.of(
                    "anchor-not-occurred", "The visit is counted from " + visit + ", which has not occurred."))
            .stream();

    /** What is counted from the visit is counted from the day on which the product was given there: there is but one. */
    static final VisitRule ON_THE_DAY_OF_ADMINISTRATION = onDay((proposal, day) -> administeredOn(proposal)
            .filter(administered -> !administered.equals(day))
            .map(_ -> Reason.at(
                    proposal.pointer(),
                    "other-day-than-administration",
                    "The product was given at the visit on another day. What was given is corrected first."))
            .stream());

    /** Where the product was given the visit took place. */
    static final VisitRule NOTHING_GIVEN = proposal -> administeredOn(proposal)
            .map(_ -> Reason.of("administration-recorded", "The product was given at the visit, so it took place."))
            .stream();

    /** Until its window opens a visit can be cancelled, but nobody has missed it. */
    static final VisitRule WINDOW_OPEN =
            proposal -> proposal.today().isBefore(proposal.visit().due().earliest())
                    ? Stream.of(Reason.of("not-yet-due", "The visit's window opens later; it may be cancelled."))
                    : Stream.empty();

    private VisitRules() {}

    private static Optional<LocalDate> administeredOn(Proposal proposal) {
        return Optional.ofNullable(
                proposal.situation().plan().administered().get(proposal.visit().id()));
    }

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

    private static Stream<Reason> over(Visit visit) {
        return Stream.of(Reason.of(
                "visit-over",
                "The visit is over: it is " + VisitStatus.of(visit).wireName() + "."));
    }

    /** A rule about the day that the act names, if it names one. */
    private static VisitRule onDay(BiFunction<Proposal, LocalDate, Stream<Reason>> against) {
        return proposal -> Stream.ofNullable(proposal.day()).flatMap(day -> against.apply(proposal, day));
    }
}
