package casebook.enrollment.eligibility;

import casebook.enrollment.study.Criterion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One criterion held against the evidence.
 *
 * @param needed the variables it rests on
 * @param missing those of them that have no answer; then the criterion cannot be assessed
 * @param obstacle why the rule has no result for the answers that are there, in a few words without the answers
 */
public record CriterionAssessment(
        Criterion criterion, Outcome outcome, List<String> needed, List<String> missing, Optional<String> obstacle) {
    public enum Outcome {
        MET,
        NOT_MET,
        NOT_ASSESSABLE;

        /** As it is written on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether the evidence says otherwise than the investigator. */
    boolean contradicts(Judgement judgement) {
        return switch (outcome) {
            case MET -> judgement == Judgement.NOT_MET;
            case NOT_MET -> judgement == Judgement.MET;
            case NOT_ASSESSABLE -> true;
        };
    }
}
