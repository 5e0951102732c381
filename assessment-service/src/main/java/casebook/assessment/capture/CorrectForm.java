package casebook.assessment.capture;

import static java.util.Objects.requireNonNull;

import casebook.assessment.administration.Administration;
import casebook.assessment.capture.CapturedForm.Completed;
import casebook.assessment.capture.CapturedForm.Content;
import casebook.assessment.capture.CapturedForm.InProgress;
import casebook.assessment.capture.FormRevision.Action;
import casebook.assessment.form.AnswerChange;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.util.ArrayList;
import java.util.List;

/** Corrects a completed form: an attributed, justified change, which obscures nothing that was there before. */
public final class CorrectForm {
    private static final String OBSERVED_ON = "observedOn";
    private final ChangeForm changing;

    public CorrectForm(ChangeForm changing) {
        this.changing = changing;
    }

    /**
     * Corrects a completed form.
     *
     * @param expected the revision that the caller read
     * @throws Refused when the form is not completed, another revision is there, or with every reason why the form would no
     *     longer be complete
     */
    public FormRevision correct(FormPlace place, long expected, Given given, Act act) {
        return changing.change(place, expected, act, present -> {
            var form = switch (present.revision().form()) {
                case Completed completed -> completed;
                case InProgress _ -> throw ChangeForm.notCompleted();
            };
            var reasons = new Reasons();
            if (act.reason() == null) {
                reasons.invalid(
                        List.of(Reason.at("/reason", "required", "A correction needs the reason for the change.")));
            }
            reasons.reasonForChange(act.reason());
            var observedOn = present.observedOn(given, reasons);
            var examined = present.examine(given, true, observedOn);
            reasons.conflict(Condition.TO_CORRECT.reasons(present.situation(observedOn)));
            reasons.conflict(present.againstRegiving(examined, observedOn));
            reasons.invalid(examined.reasons());
            reasons.invalid(Administration.missing(examined, present.definition()));
            reasons.refuseIfAny();

            var corrected = form.correct(requireNonNull(observedOn), examined);
            var changes = changes(form.content(), corrected.content());
            if (changes.isEmpty()) {
                reasons.invalid(
                        List.of(Reason.of("nothing-changed", "The form already says so; nothing was corrected.")));
                reasons.refuseIfAny();
            }
            return present.write(corrected, Action.CORRECTED, changes);
        });
    }

    private static List<AnswerChange> changes(Content before, Content after) {
        var changes = new ArrayList<>(before.answers().changesTo(after.answers()));
        if (!before.observedOn().equals(after.observedOn())) {
            changes.add(new AnswerChange(
                    OBSERVED_ON,
                    before.observedOn().toString(),
                    after.observedOn().toString()));
        }
        return changes;
    }
}
