package casebook.enrollment.subject.api;

import casebook.enrollment.consent.Consent;
import casebook.enrollment.subject.RunIn;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Consented;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.Registered;
import casebook.enrollment.subject.Subject.ScreenFailed;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A subject as the API shows them. Parts that have not come to pass are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubjectView(
        @Schema(examples = "01976e0f-6c5e-7b1a-9d2e-3f4a5b6c7d8e")
        String id,

        String study,

        @Schema(description = "For people", examples = "HYU-001")
        String number,

        String site,

        @Schema(enumeration = {"registered", "in-screening", "enrolled", "completed", "discontinued", "screen-failed"})
        String status,

        @Schema(description = "What everything of the subject is captured under") @Nullable
        String studyVersion,

        @Schema(description = "Whether a consent stands; while none does, nothing is captured")
        boolean consentStands,

        List<ConsentView> consents,
        @Nullable RunInView runIn,
        @Nullable DecisionView eligibility,
        @Nullable EnrollmentView enrollment,
        @Nullable EndingView ending,
        Map<String, String> links) {

    /** A consent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConsentView(
            int consent,
            String formVersion,
            LocalDate consentedOn,
            String by,
            String studyVersion,
            @Nullable LocalDate withdrawnOn) {
        static ConsentView of(Consent consent) {
            return new ConsentView(
                    consent.number(),
                    consent.formVersion(),
                    consent.consentedOn(),
                    consent.by().word(),
                    consent.studyVersion(),
                    consent.withdrawnOn());
        }
    }

    /** How far the run-in has come: to today, or to the day on which it ended. */
    record RunInView(
            LocalDate openedOn,

            @Schema(description = "Days since consent") long day,

            @Schema(examples = "P56D") String maximum,

            @Schema(description = "The last day on which the subject can be enrolled")
            LocalDate lastDay) {
        static RunInView of(RunIn runIn, LocalDate on) {
            return new RunInView(
                    runIn.openedOn(), runIn.day(on), runIn.maximum().toString(), runIn.lastDay());
        }
    }

    /** The place the subject has in the study. */
    record EnrollmentView(
            LocalDate enrolledOn, String cohort, int slot, String dosage, BigDecimal amountPerKg, String unit) {
        static @Nullable EnrollmentView of(Subject subject) {
            return switch (subject) {
                case Enrolled enrolled -> of(enrolled);
                case Completed completed -> of(completed.enrolled());
                case Discontinued discontinued -> of(discontinued.enrolled());
                case Registered _, InScreening _, ScreenFailed _ -> null;
            };
        }

        private static EnrollmentView of(Enrolled enrolled) {
            var allocation = enrolled.allocation();
            var dosage = allocation.dosage();
            return new EnrollmentView(
                    enrolled.enrolledOn(),
                    allocation.cohort(),
                    allocation.slot(),
                    dosage.id(),
                    dosage.amountPerKg(),
                    dosage.unit());
        }
    }

    /** How participation ended; the status says in which way. */
    record EndingView(LocalDate on, List<String> reasons, List<String> criteria) {
        static @Nullable EndingView of(Subject subject) {
            return switch (subject) {
                case Completed completed -> new EndingView(completed.completedOn(), List.of(), List.of());
                case Discontinued discontinued ->
                    new EndingView(discontinued.discontinuedOn(), List.of(discontinued.reason()), List.of());
                case ScreenFailed failed -> new EndingView(failed.failedOn(), failed.reasons(), failed.criteria());
                case Registered _, InScreening _, Enrolled _ -> null;
            };
        }
    }

    static SubjectView of(Subject subject, @Nullable RunInView runIn) {
        var registration = subject.registration();
        var consents =
                subject instanceof Consented consented ? consented.consents().all() : List.<Consent>of();
        return new SubjectView(
                registration.id().toString(),
                registration.study().value(),
                registration.number().toString(),
                registration.site().value(),
                subject.status().word(),
                subject instanceof Consented consented ? consented.studyVersion() : null,
                consents.stream().anyMatch(Consent::stands),
                consents.stream().map(ConsentView::of).toList(),
                runIn,
                DecisionView.of(subject),
                EnrollmentView.of(subject),
                EndingView.of(subject),
                SubjectLinks.of(registration));
    }
}
