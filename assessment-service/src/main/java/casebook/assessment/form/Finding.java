package casebook.assessment.form;

import casebook.kernel.refusal.Reason;
import java.util.List;
import java.util.stream.Stream;

/**
 * An edit check that did not hold, as the person was told. It is kept with the answers that prompted it, so that the trail
 * shows first answer, prompt and change (FDA, Electronic systems in clinical investigations, 2024).
 */
public record Finding(String edit, Severity severity, String message, List<String> items) {
    public Finding {
        items = List.copyOf(items);
    }

    /** The finding as what stops completion, at every item it belongs to. */
    Stream<Reason> reasons() {
        return severity == Severity.ERROR
                ? items.stream().map(item -> Reason.at(CompiledForm.pointer(item), "edit-" + edit, message))
                : Stream.empty();
    }
}
