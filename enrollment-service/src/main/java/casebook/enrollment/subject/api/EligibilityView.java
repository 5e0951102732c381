package casebook.enrollment.subject.api;

import casebook.enrollment.eligibility.CompletedForm.Citation;
import casebook.enrollment.eligibility.CriterionAssessment;
import casebook.enrollment.eligibility.Evidence;
import casebook.enrollment.subject.AssessEligibility.Assessed;
import casebook.enrollment.subject.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Every criterion as the evidence stands, and what was decided last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EligibilityView(
        String studyVersion,
        List<CriterionView> criteria,

        @Schema(description = "The form revisions the evidence is taken from")
        List<Citation> evidence,

        @Nullable DecisionView decision) {

    /** One criterion. */
    record CriterionView(
            @Schema(examples = "I4") String id,

            @Schema(enumeration = {"inclusion", "exclusion"})
            String kind,

            String text,

            @Schema(
                    description = "met: an inclusion's text holds, or an exclusion's does not",
                    enumeration = {"met", "not-met", "not-assessable"})
            String outcome,

            @Schema(description = "The answers it rests on") Map<String, Object> evidence,
            @Schema(description = "What has no answer yet") List<String> missing,

            @Schema(
                    description = "Why the rule has no result for the answers that are there",
                    examples = "it divides by zero")
            @Nullable
            String obstacle) {
        static CriterionView of(CriterionAssessment assessed, Evidence evidence) {
            var criterion = assessed.criterion();
            var answers = new TreeMap<>(evidence.values());
            answers.keySet().retainAll(assessed.needed());
            return new CriterionView(
                    criterion.id(),
                    criterion.kind().word(),
                    criterion.text(),
                    assessed.outcome().word(),
                    answers,
                    assessed.missing(),
                    assessed.obstacle().orElse(null));
        }
    }

    static EligibilityView of(Assessed assessed, Subject subject) {
        var evidence = assessed.assessment().evidence();
        return new EligibilityView(
                assessed.version().version(),
                assessed.assessment().criteria().stream()
                        .map(criterion -> CriterionView.of(criterion, evidence))
                        .toList(),
                evidence.basis().forms(),
                DecisionView.of(subject));
    }
}
