package casebook.enrollment.eligibility;

import java.time.LocalDate;
import java.util.Map;

/**
 * The investigator's judgement of every criterion, and the evidence it rests on (21 CFR 11.10(f): no allocation before
 * eligibility). While the basis is unchanged, so is what was judged.
 *
 * @param judgements by criterion, every one of the study version's
 */
public record EligibilityDecision(
        LocalDate decidedOn, String studyVersion, Map<String, Judgement> judgements, Evidence.Basis basis) {

    /** Eligible only when every criterion is met. */
    public boolean eligible() {
        return judgements.values().stream().allMatch(judgement -> judgement == Judgement.MET);
    }
}
