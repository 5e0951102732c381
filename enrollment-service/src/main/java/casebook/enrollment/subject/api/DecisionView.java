package casebook.enrollment.subject.api;

import casebook.enrollment.eligibility.CompletedForm.Citation;
import casebook.enrollment.eligibility.EligibilityDecision;
import casebook.enrollment.eligibility.Judgement;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.Registered;
import casebook.enrollment.subject.Subject.ScreenFailed;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The investigator's decision on eligibility. */
record DecisionView(
        @Schema(enumeration = {"eligible", "not-eligible"}) String outcome,
        LocalDate decidedOn,
        String studyVersion,
        List<JudgementView> criteria,

        @Schema(description = "The form revisions it rests on")
        List<Citation> evidence) {

    /** The record keeps judgements by criterion and in no order; so each telling of it has this one. */
    private static final Comparator<Map.Entry<String, Judgement>> BY_ID =
            Map.Entry.comparingByKey(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));

    /** What was judged of one criterion. */
    record JudgementView(
            @Schema(examples = "I4") String id,

            @Schema(enumeration = {"met", "not-met"}) String judgement) {}

    static @Nullable DecisionView of(Subject subject) {
        return switch (subject) {
            case Registered _ -> null;
            case InScreening screening -> of(screening.decision());
            case Enrolled enrolled -> of(enrolled.decision());
            case Completed completed -> of(completed.enrolled().decision());
            case Discontinued discontinued -> of(discontinued.enrolled().decision());
            case ScreenFailed failed -> of(failed.decision());
        };
    }

    static @Nullable DecisionView of(@Nullable EligibilityDecision decision) {
        return decision == null
                ? null
                : new DecisionView(
                        decision.eligible() ? "eligible" : "not-eligible",
                        decision.decidedOn(),
                        decision.studyVersion(),
                        decision.judgements().entrySet().stream()
                                .sorted(BY_ID)
                                .map(judged -> new JudgementView(
                                        judged.getKey(), judged.getValue().word()))
                                .toList(),
                        decision.basis().forms());
    }
}
