package casebook.assessment.capture;

import casebook.assessment.capture.Participation.Consent;
import casebook.assessment.capture.Participation.Disposition.How;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.Form.Purpose;
import casebook.assessment.form.PlannedVisit;
import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be so in the subject's participation before something is recorded (21 CFR 11.10(f)). */
@FunctionalInterface
interface Condition {
    /** Every reason why it is not so; none if it is. */
    List<Reason> reasons(Situation situation);

    /**
     * What a condition looks at.
     *
     * @param planned the visit as the protocol plans it; none where it does not
     * @param visit the visit as it is planned for the subject; none where it is not
     * @param observedOn none where the date was refused, or stays as it is
     */
    record Situation(
            Participation participation,
            CompiledForm form,
            @Nullable PlannedVisit planned,
            @Nullable Visit visit,
            @Nullable LocalDate observedOn) {
        boolean administers() {
            return form.purpose() == Purpose.ADMINISTRATION;
        }

        /** Whether the day, if there is one, is still of the subject's participation. */
        boolean duringParticipation() {
            var disposition = participation.disposition();
            return disposition == null || observedOn == null || !observedOn.isAfter(disposition.on());
        }
    }

    /** No data before consent, and no new data once it was withdrawn. */
    Condition CONSENT_HOLDS = situation -> {
        var consents = situation.participation().consents();
        if (consents.isEmpty()) {
            return List.of(Reason.of("no-consent", "The subject has not consented, so nothing may be recorded."));
        }
        return unless(
                consents.stream().anyMatch(Consent::holds),
                Reason.of("consent-withdrawn", "The subject withdrew consent, so nothing new may be recorded."));
    };

    Condition OBSERVED_UNDER_CONSENT = situation -> {
        var consents = situation.participation().consents();
        var day = situation.observedOn();
        return unless(
                day == null || consents.isEmpty() || consents.stream().anyMatch(consent -> consent.covers(day)),
                Reason.at("/observedOn", "before-consent", "No consent of the subject held on that day."));
    };

    Condition VISIT_TAKES_PLACE = situation -> situation.visit() == null
            ? List.of()
            : switch (situation.visit().status()) {
                case PLANNED, OCCURRED -> List.of();
                case MISSED -> List.of(Reason.of("visit-missed", "The visit was missed."));
                case CANCELLED -> List.of(Reason.of("visit-cancelled", "The visit was cancelled."));
                case DROPPED ->
                    unless(
                            situation.participation().disposition() != null && situation.duringParticipation(),
                            Reason.of("visit-cancelled", "The plan has no place for the visit any more."));
            };

    /**
     * A visit that asks for no form in particular, as an unscheduled one, takes any but an administration; and some forms may
     * be captured at any visit.
     */
    Condition FORM_IS_PLANNED = situation -> unless(
            situation.visit() == null
                    || situation.form().anyVisit()
                    || situation.visit().forms().contains(situation.form().id())
                    || (situation.visit().forms().isEmpty() && !situation.administers()),
            Reason.of("form-not-planned", "The visit does not ask for this form."));

    /**
     * What was observed or done until the end may be entered after it. Adverse events are taken from consent on, also for
     * subjects who do not go on.
     */
    Condition OBSERVED_DURING_PARTICIPATION = situation -> {
        var disposition = situation.participation().disposition();
        return disposition == null
                        || situation.form().purpose() == Purpose.ADVERSE_EVENT
                        || situation.duringParticipation()
                ? List.of()
                : List.of(Reason.at("/observedOn", "participation-ended", ended(disposition.how())));
    };

    private static String ended(How how) {
        var end = switch (how) {
            case SCREEN_FAILED -> "The subject was not enrolled after screening";
            case DISCONTINUED -> "The subject had discontinued";
            case COMPLETED -> "The subject had completed the study";
        };
        return end + " before that day; from then on only adverse events are taken.";
    }

    /** Nothing of the treatment, and no administration, before allocation. */
    Condition ALLOCATED = situation -> unless(
            situation.participation().enrollment() != null
                    || !(situation.administers()
                            || (situation.planned() != null
                                    && situation.planned().needsEnrollment())),
            Reason.of("not-allocated", "The subject is not enrolled and allocated to a dosage."));

    Condition ADMINISTERED_AFTER_ENROLLMENT = situation -> {
        var enrollment = situation.participation().enrollment();
        var day = situation.observedOn();
        return unless(
                !situation.administers() || enrollment == null || day == null || !day.isBefore(enrollment.enrolledOn()),
                Reason.at("/observedOn", "before-enrollment", "The subject was not yet enrolled on that day."));
    };

    Condition TO_START = all(
            CONSENT_HOLDS,
            OBSERVED_UNDER_CONSENT,
            VISIT_TAKES_PLACE,
            FORM_IS_PLANNED,
            OBSERVED_DURING_PARTICIPATION,
            ALLOCATED,
            ADMINISTERED_AFTER_ENROLLMENT);

    /** A visit that the protocol plans, but not yet or no longer for this subject, is not there for one of these reasons. */
    Condition TO_BE_PLANNED = situation -> situation.planned() == null
            ? CONSENT_HOLDS.reasons(situation)
            : all(CONSENT_HOLDS, OBSERVED_DURING_PARTICIPATION, ALLOCATED).reasons(situation);

    /**
     * A form that was begun may be finished after participation ended, but not after consent was withdrawn, nor where the
     * visit turned out not to take place.
     */
    Condition TO_ENTER = all(
            CONSENT_HOLDS,
            OBSERVED_UNDER_CONSENT,
            VISIT_TAKES_PLACE,
            OBSERVED_DURING_PARTICIPATION,
            ALLOCATED,
            ADMINISTERED_AFTER_ENROLLMENT);

    /** What was recorded may always be corrected. */
    Condition TO_CORRECT =
            all(OBSERVED_UNDER_CONSENT, OBSERVED_DURING_PARTICIPATION, ALLOCATED, ADMINISTERED_AFTER_ENROLLMENT);

    private static Condition all(Condition... conditions) {
        return situation -> Stream.of(conditions)
                .flatMap(condition -> condition.reasons(situation).stream())
                .toList();
    }

    private static List<Reason> unless(boolean holds, Reason reason) {
        return holds ? List.of() : List.of(reason);
    }
}
