package casebook.assessment.capture;

import casebook.assessment.form.CompiledForm;
import casebook.kernel.refusal.Reason;
import java.util.List;

/** Which repeat of a form may be started: they are numbered without gaps, so that a missing one shows. */
final class Repeats {
    private final CapturedForms forms;

    Repeats(CapturedForms forms) {
        this.forms = forms;
    }

    /** Every reason against starting that repeat; none if it may be. */
    List<Reason> reasons(FormPlace place, CompiledForm definition) {
        if (place.repeat() == 1) {
            return List.of();
        }
        if (!definition.repeating()) {
            return List.of(Reason.of("form-not-repeating", "The form is filled in once within a visit."));
        }
        return forms.latest(place.repeat(place.repeat() - 1)).isPresent()
                ? List.of()
                : List.of(Reason.of(
                        "repeat-not-next",
                        "Repeats have no gaps; the next free one is "
                                + next(place).address() + "."));
    }

    private FormPlace next(FormPlace place) {
        var there = forms.ofSubject(place.subject()).stream()
                .map(revision -> revision.form().content())
                .filter(content ->
                        content.visit().equals(place.visit()) && content.form().equals(place.form()))
                .count();
        return place.repeat(Math.toIntExact(there) + 1);
    }
}
