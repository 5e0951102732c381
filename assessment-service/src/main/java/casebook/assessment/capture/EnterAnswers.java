package casebook.assessment.capture;

import static java.util.Objects.requireNonNull;

import casebook.assessment.capture.CapturedForm.Completed;
import casebook.assessment.capture.CapturedForm.InProgress;
import casebook.assessment.capture.FormRevision.Action;
import casebook.kernel.refusal.Refused;
import java.util.List;

/** Enters more answers while a form is in progress. */
public final class EnterAnswers {
    private final ChangeForm changing;

    public EnterAnswers(ChangeForm changing) {
        this.changing = changing;
    }

    /**
     * Enters answers into a form in progress.
     *
     * @param expected the revision that the caller read
     * @throws Refused when the form is completed, another revision is there, or with every reason why the answers do not fit
     */
    public FormRevision enter(FormPlace place, long expected, Given given, Act act) {
        return changing.change(place, expected, act, present -> {
            var form = switch (present.revision().form()) {
                case InProgress inProgress -> inProgress;
                case Completed _ -> throw ChangeForm.notInProgress();
            };
            var reasons = new Reasons();
            reasons.reasonForChange(act.reason());
            var observedOn = present.observedOn(given, reasons);
            var examined = present.examine(given, false, observedOn);
            reasons.conflict(Condition.TO_ENTER.reasons(present.situation(observedOn)));
            reasons.conflict(present.againstGiving(examined, observedOn));
            reasons.invalid(examined.reasons());
            reasons.refuseIfAny();
            return present.write(form.enter(requireNonNull(observedOn), examined), Action.ENTERED, List.of());
        });
    }
}
