package casebook.assessment.capture;

import casebook.assessment.capture.Participation.Consent;
import casebook.assessment.capture.Participation.Disposition.How;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.Form.Purpose;
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
     * @param visit none where the form is there already
     * @param observedOn none where the date was refused, or stays as it is
     */
    record Situation(
            Participation participation,
            CompiledForm form,
            @Nullable Visit visit,
            @Nullable LocalDate observedOn) {
        boolean administers() {
            return form.purpose() == Purpose.ADMINISTRATION;
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
            };

    /** A visit that asks for no form in particular, as an unscheduled one, takes any but an administration. */
    Condition FORM_IS_PLANNED = situation -> unless(
            situation.visit() == null
                    || situation.visit().forms().contains(situation.form().id())
                    || (situation.visit().forms().isEmpty() && !situation.administers()),
            Reason.of("form-not-planned", "The visit does not ask for this form."));

    /** Adverse events are taken from consent on, also for subjects who do not go on. */
    Condition PARTICIPATION_GOES_ON = situation -> {
        var disposition = situation.participation().disposition();
        return unless(
                disposition == null || situation.form().purpose() == Purpose.ADVERSE_EVENT,
                Reason.of(
                        "participation-ended", "The subject " + (disposition == null ? "" : ended(disposition.how()))));
    };

    private static String ended(How how) {
        return switch (how) {
            case SCREEN_FAILED -> "was not enrolled after screening; only adverse events are still taken.";
            case DISCONTINUED -> "discontinued; only adverse events are still taken.";
            case COMPLETED -> "completed the study; only adverse events are still taken.";
        };
    }

    /** No administration before allocation. */
    Condition ALLOCATED_BEFORE_ADMINISTRATION = situation -> {
        var enrollment = situation.participation().enrollment();
        var day = situation.observedOn();
        if (!situation.administers()) {
            return List.of();
        }
        if (enrollment == null) {
            return List.of(Reason.of("not-allocated", "The subject is not enrolled and allocated to a dosage."));
        }
        return unless(
                day == null || !day.isBefore(enrollment.enrolledOn()),
                Reason.at(
                        "/observedOn",
                        "before-allocation",
                        "The subject was not yet allocated to a dosage on that day."));
    };

    Condition TO_START = all(
            CONSENT_HOLDS,
            OBSERVED_UNDER_CONSENT,
            VISIT_TAKES_PLACE,
            FORM_IS_PLANNED,
            PARTICIPATION_GOES_ON,
            ALLOCATED_BEFORE_ADMINISTRATION);

    /** A form that was begun may be finished after participation ended, but not after consent was withdrawn. */
    Condition TO_ENTER = all(CONSENT_HOLDS, OBSERVED_UNDER_CONSENT, ALLOCATED_BEFORE_ADMINISTRATION);

    /** What was recorded may always be corrected. */
    Condition TO_CORRECT = all(OBSERVED_UNDER_CONSENT, ALLOCATED_BEFORE_ADMINISTRATION);

    private static Condition all(Condition... conditions) {
        return situation -> Stream.of(conditions)
                .flatMap(condition -> condition.reasons(situation).stream())
                .toList();
    }

    private static List<Reason> unless(boolean holds, Reason reason) {
        return holds ? List.of() : List.of(reason);
    }
}
