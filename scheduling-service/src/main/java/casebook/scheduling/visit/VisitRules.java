package casebook.scheduling.visit;

import casebook.kernel.refusal.Reason;
import casebook.kernel.time.PlausibleDate;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.PlannedVisit;
import casebook.scheduling.plan.Timing;
import casebook.scheduling.plan.VisitId;
import java.time.LocalDate;
import java.util.Map;
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

    /** Of what is outstanding nothing is recorded yet, and what the plan dropped nobody recorded. */
    static final VisitRule RECORDED = proposal -> proposal.visit() instanceof Visit.Over
            ? Stream.empty()
            : Stream.of(Reason.of(
                    "nothing-recorded",
                    "Nothing was recorded of the visit that could be corrected: it is "
                            + VisitStatus.of(proposal.visit()).wireName() + "."));

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

    /** No administration before allocation (21 CFR 11.10(f)). A visit that the protocol did not plan gives nothing. */
    static final VisitRule AFTER_ENROLLMENT = onDay((proposal, day) -> {
        var enrolledOn = proposal.participation().enrolledOn();
        return !proposal.visit().outline().scheduled()
                        || !proposal.visit().outline().epoch().needsEnrollment()
                        || (enrolledOn != null && !day.isBefore(enrolledOn))
                ? Stream.empty()
                : Stream.of(Reason.at(
                        proposal.pointer(), "before-enrollment", "The subject was not yet enrolled on that day."));
    });

    /** What is counted from a visit cannot happen while that visit is still to come. One missed or cancelled holds up nothing. */
    static final VisitRule ANCHOR_HAPPENED = proposal -> anchor(proposal)
            .filter(visit -> !given(proposal).containsKey(visit))
            .filter(visit -> proposal.situation()
                    .visits()
                    .find(visit)
                    .map(Visit.Outstanding.class::isInstance)
                    .orElse(true))
            .map(visit -> Reason.of(
                    "anchor-not-occurred", "The visit is counted from " + visit + ", which has not occurred."))
            .stream();

    /** The same, seen from the anchor: what is still to come has nothing behind it that happened. */
    static final VisitRule NOTHING_COUNTED_FROM_IT_OCCURRED =
            proposal -> proposal.situation().plan().schedule().visits().stream()
                    .filter(planned ->
                            anchor(planned).equals(Optional.of(proposal.visit().id())))
                    .map(PlannedVisit::id)
                    .filter(later -> given(proposal).containsKey(later)
                            || proposal.situation().visits().find(later).stream()
                                    .anyMatch(Visit.Occurred.class::isInstance))
                    .map(later -> Reason.of(
                            "later-visit-occurred",
                            "The visit " + later + " is counted from this one, and has occurred."));

    /** Who completed the study did so after its final visit, and a completion is not taken back. */
    static final VisitRule NOTHING_COMPLETED_WITH_IT =
            proposal -> proposal.visit().outline().endsStudy()
                            && proposal.participation().status() == Participation.Status.COMPLETED
                    ? Stream.of(Reason.of(
                            "participation-ended",
                            "The subject completed the study with this visit, so it took place."))
                    : Stream.empty();

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
        return Optional.ofNullable(given(proposal).get(proposal.visit().id()));
    }

    private static Map<VisitId, LocalDate> given(Proposal proposal) {
        return proposal.situation().plan().doses().given();
    }

    private static Optional<VisitId> anchor(Proposal proposal) {
        return proposal.situation()
                .plan()
                .schedule()
                .find(proposal.visit().id())
                .flatMap(VisitRules::anchor);
    }

    /** The visit that must have happened before this one can. */
    private static Optional<VisitId> anchor(PlannedVisit planned) {
        return planned.timing().direction() != Timing.Direction.BEFORE
                        && planned.timing().anchor() instanceof Timing.AnchorDate.OfVisit(VisitId visit)
                ? Optional.of(visit)
                : Optional.empty();
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
