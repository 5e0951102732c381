package casebook.enrollment.subject.store;

import casebook.enrollment.allocation.Allocation;
import casebook.enrollment.study.Dosage;
import casebook.enrollment.subject.Registration;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.Registered;
import casebook.enrollment.subject.Subject.ScreenFailed;
import casebook.enrollment.subject.SubjectNumber;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subject's state as it is stored and journaled. Its field names are what the audit trail shows, so they stay. Consents
 * and judgements are keyed, so that a change of one shows as that.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubjectDocument(
        String number,
        String site,
        String status,
        Map<Integer, ConsentDocument> consents,
        @Nullable DecisionDocument decision,
        @Nullable EnrollmentDocument enrollment,
        @Nullable EndingDocument ending) {

    /** How and where a subject entered the study. */
    record EnrollmentDocument(LocalDate enrolledOn, String cohort, int slot, Dosage dosage) {
        static @Nullable EnrollmentDocument of(Subject subject) {
            return switch (subject) {
                case Enrolled enrolled -> of(enrolled);
                case Completed completed -> of(completed.enrolled());
                case Discontinued discontinued -> of(discontinued.enrolled());
                case Registered _, InScreening _, ScreenFailed _ -> null;
            };
        }

        private static EnrollmentDocument of(Enrolled enrolled) {
            var allocation = enrolled.allocation();
            return new EnrollmentDocument(
                    enrolled.enrolledOn(), allocation.cohort(), allocation.slot(), allocation.dosage());
        }
    }

    /** How participation ended; the status says in which way. */
    record EndingDocument(LocalDate on, List<String> reasons, List<String> criteria) {
        static @Nullable EndingDocument of(Subject subject) {
            return switch (subject) {
                case Completed completed -> new EndingDocument(completed.completedOn(), List.of(), List.of());
                case Discontinued discontinued ->
                    new EndingDocument(discontinued.discontinuedOn(), List.of(discontinued.reason()), List.of());
                case ScreenFailed failed -> new EndingDocument(failed.failedOn(), failed.reasons(), failed.criteria());
                case Registered _, InScreening _, Enrolled _ -> null;
            };
        }
    }

    static SubjectDocument of(Subject subject) {
        return new SubjectDocument(
                subject.registration().number().toString(),
                subject.registration().site().value(),
                subject.status().word(),
                ConsentDocument.allOf(subject),
                DecisionDocument.of(subject),
                EnrollmentDocument.of(subject),
                EndingDocument.of(subject));
    }

    Subject toDomain(StudyId study, SubjectId id, long revision) {
        var registration = new Registration(study, id, SubjectNumber.of(number));
        return switch (Subject.Status.of(status)) {
            case REGISTERED -> new Registered(registration, revision);
            case IN_SCREENING ->
                new InScreening(
                        registration,
                        ConsentDocument.toConsents(consents),
                        decision == null ? null : decision.toDomain(),
                        revision);
            case ENROLLED -> enrolled(registration, revision);
            case COMPLETED -> {
                var enrolled = enrolled(registration, revision);
                yield new Completed(enrolled, enrolled.consents(), need(ending).on(), revision);
            }
            case DISCONTINUED -> {
                var enrolled = enrolled(registration, revision);
                var why = need(ending).reasons().getFirst();
                yield new Discontinued(
                        enrolled, enrolled.consents(), need(ending).on(), why, revision);
            }
            case SCREEN_FAILED ->
                new ScreenFailed(
                        registration,
                        ConsentDocument.toConsents(consents),
                        decision == null ? null : decision.toDomain(),
                        need(ending).on(),
                        need(ending).reasons(),
                        need(ending).criteria(),
                        revision);
        };
    }

    private Enrolled enrolled(Registration registration, long revision) {
        var entered = need(enrollment);
        return new Enrolled(
                registration,
                ConsentDocument.toConsents(consents),
                need(decision).toDomain(),
                entered.enrolledOn(),
                new Allocation(entered.cohort(), entered.slot(), entered.dosage()),
                revision);
    }

    private <T> T need(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The stored subject " + number + " lacks a part of its state");
        }
        return part;
    }
}
