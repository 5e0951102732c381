package casebook.enrollment.eligibility;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A form that was completed at a visit, as far as criteria can ask for it: this service's copy of what the assessment
 * service published last.
 *
 * @param revision the form's revision, which each correction raises
 * @param position the place of its event in the assessment service's chain of the subject
 * @param answers answers and derived values by their names in rules: {@code alsfrs_r.total}
 */
public record CompletedForm(
        String visit, String form, long revision, LocalDate observedOn, long position, Map<String, Object> answers) {

    /** Names the very revision that a decision rests on. */
    public record Citation(String visit, String form, long revision, long position) {}

    Citation cite() {
        return new Citation(visit, form, revision, position);
    }

    /** Whether it is a form that has any of these variables, answered or not. */
    public boolean isAskedForBy(Set<String> variables) {
        var prefix = form.replace('-', '_') + ".";
        return variables.stream().anyMatch(variable -> variable.startsWith(prefix));
    }

    /** The same with no other answers than these variables'. */
    public CompletedForm only(Set<String> variables) {
        var kept = new HashMap<>(answers);
        kept.keySet().retainAll(variables);
        return new CompletedForm(visit, form, revision, observedOn, position, kept);
    }
}
