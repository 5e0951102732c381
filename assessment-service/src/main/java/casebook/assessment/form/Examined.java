package casebook.assessment.form;

import casebook.kernel.refusal.Reason;
import java.util.List;
import java.util.Map;

/**
 * Answers as they would be after a write, with all that follows from them.
 *
 * @param derived the derived values by id; one that could not be derived is not among them
 * @param findings the edit checks that do not hold
 * @param reasons why the write cannot be taken; none if it can
 */
public record Examined(Answers answers, Map<String, Object> derived, List<Finding> findings, List<Reason> reasons) {
    public Examined {
        derived = new Answers(derived).values();
        findings = List.copyOf(findings);
        reasons = List.copyOf(reasons);
    }
}
