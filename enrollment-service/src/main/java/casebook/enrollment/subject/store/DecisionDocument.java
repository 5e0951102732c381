package casebook.enrollment.subject.store;

import casebook.enrollment.eligibility.CompletedForm.Citation;
import casebook.enrollment.eligibility.EligibilityDecision;
import casebook.enrollment.eligibility.Evidence.Basis;
import casebook.enrollment.eligibility.Judgement;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.Registered;
import casebook.enrollment.subject.Subject.ScreenFailed;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision on eligibility as it is stored, with what it rested on.
 *
 * @param judgements by criterion
 * @param evidence the form revisions that were looked at, with their places in the assessment service's chain
 */
record DecisionDocument(
        String outcome,
        LocalDate decidedOn,
        String studyVersion,
        Map<String, String> judgements,
        int consent,
        List<Citation> evidence) {

    static @Nullable DecisionDocument of(Subject subject) {
        return switch (subject) {
            case Registered _ -> null;
            case InScreening screening -> of(screening.decision());
            case Enrolled enrolled -> of(enrolled.decision());
            case Completed completed -> of(completed.enrolled().decision());
            case Discontinued discontinued -> of(discontinued.enrolled().decision());
            case ScreenFailed failed -> of(failed.decision());
        };
    }

    private static @Nullable DecisionDocument of(@Nullable EligibilityDecision decision) {
        if (decision == null) {
            return null;
        }
        var judgements = new LinkedHashMap<String, String>();
        decision.judgements().forEach((criterion, judgement) -> judgements.put(criterion, judgement.word()));
        return new DecisionDocument(
                decision.eligible() ? "eligible" : "not-eligible",
                decision.decidedOn(),
                decision.studyVersion(),
                judgements,
                decision.basis().consent(),
                decision.basis().forms());
    }

    EligibilityDecision toDomain() {
        var judged = new LinkedHashMap<String, Judgement>();
        judgements.forEach((criterion, word) -> judged.put(
                criterion, Judgement.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'))));
        return new EligibilityDecision(decidedOn, studyVersion, judged, new Basis(consent, evidence));
    }
}
