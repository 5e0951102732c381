package casebook.enrollment.subject.store;

import casebook.enrollment.consent.Consent;
import casebook.enrollment.eligibility.EligibilityDecision;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Consented;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.ScreenFailed;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** The events of a subject, read off the state that each step led to. Their data is fixed in contracts/events. */
final class SubjectEvents {
    private SubjectEvents() {}

    private record SubjectRegistered(String number, String site) {}

    private record ConsentObtained(
            int consent, String formVersion, LocalDate consentedOn, String by, String studyVersion, String site) {}

    private record ConsentWithdrawn(int consent, LocalDate withdrawnOn) {}

    private record EligibilityDecided(
            String outcome, LocalDate decidedOn, String studyVersion, List<CriterionJudged> criteria) {}

    private record CriterionJudged(String id, String judgement) {}

    private record SubjectEnrolled(
            String number,
            String site,
            LocalDate enrolledOn,
            String cohort,
            String dosage,
            int slot,
            BigDecimal amountPerKg,
            String unit,
            String studyVersion) {}

    private record SubjectScreenFailed(LocalDate failedOn, List<String> reasons, List<String> criteria) {}

    private record SubjectDiscontinued(LocalDate discontinuedOn, String reason) {}

    private record SubjectCompleted(LocalDate completedOn) {}

    static EventDraft registered(Subject subject) {
        var number = subject.registration().number();
        return draft(
                "subject-registered.v1",
                new SubjectRegistered(number.toString(), number.site().value()));
    }

    static EventDraft consented(Consented subject) {
        var consent = subject.consents().latest();
        return draft(
                "consent-obtained.v1",
                new ConsentObtained(
                        consent.number(),
                        consent.formVersion(),
                        consent.consentedOn(),
                        consent.by().word(),
                        consent.studyVersion(),
                        subject.registration().site().value()));
    }

    static EventDraft withdrew(Consent consent) {
        var on = Objects.requireNonNull(consent.withdrawnOn());
        return draft("consent-withdrawn.v1", new ConsentWithdrawn(consent.number(), on));
    }

    static EventDraft decided(EligibilityDecision decision) {
        var criteria = decision.judgements().entrySet().stream()
                .map(judged ->
                        new CriterionJudged(judged.getKey(), judged.getValue().word()))
                .toList();
        return draft(
                "eligibility-decided.v1",
                new EligibilityDecided(
                        decision.eligible() ? "eligible" : "not-eligible",
                        decision.decidedOn(),
                        decision.studyVersion(),
                        criteria));
    }

    static EventDraft enrolled(Enrolled subject) {
        var allocation = subject.allocation();
        var dosage = allocation.dosage();
        return draft(
                "subject-enrolled.v1",
                new SubjectEnrolled(
                        subject.registration().number().toString(),
                        subject.registration().site().value(),
                        subject.enrolledOn(),
                        allocation.cohort(),
                        dosage.id(),
                        allocation.slot(),
                        dosage.amountPerKg(),
                        dosage.unit(),
                        subject.studyVersion()));
    }

    static EventDraft failedScreening(ScreenFailed subject) {
        return draft(
                "subject-screen-failed.v1",
                new SubjectScreenFailed(subject.failedOn(), subject.reasons(), subject.criteria()));
    }

    static EventDraft discontinued(Discontinued subject) {
        return draft("subject-discontinued.v1", new SubjectDiscontinued(subject.discontinuedOn(), subject.reason()));
    }

    static EventDraft completed(Completed subject) {
        return draft("subject-completed.v1", new SubjectCompleted(subject.completedOn()));
    }

    private static EventDraft draft(String type, Object data) {
        return new EventDraft(type, Json.tree(data));
    }
}
