package casebook.assessment.capture;

import casebook.assessment.administration.Administration;
import casebook.assessment.capture.CapturedForm.Completed;
import casebook.assessment.capture.CapturedForm.InProgress;
import casebook.assessment.capture.FormRevision.Action;
import casebook.kernel.refusal.Refused;
import java.util.List;

/** Says that a form's answers are all there; from then on they are only corrected. */
public final class CompleteForm {
    private final ChangeForm changing;

    public CompleteForm(ChangeForm changing) {
        this.changing = changing;
    }

    /**
     * Completes a form in progress.
     *
     * @param expected the revision that the caller read
     * @throws Refused when the form is completed already, another revision is there, or with every reason: consent was
     *     withdrawn meanwhile, something is missing or breaks an edit check
     */
    public FormRevision complete(FormPlace place, long expected, Act act) {
        return changing.change(place, expected, act, present -> {
            var form = switch (present.revision().form()) {
                case InProgress inProgress -> inProgress;
                case Completed _ -> throw ChangeForm.notInProgress();
            };
            var observedOn = present.content().observedOn();
            var examined = present.examine(Given.NOTHING, true, observedOn);
            var reasons = new Reasons();
            reasons.conflict(Condition.TO_ENTER.reasons(present.situation(observedOn)));
            reasons.conflict(present.againstGiving(examined, observedOn));
            reasons.invalid(examined.reasons());
            reasons.invalid(Administration.missing(examined, present.definition()));
            reasons.refuseIfAny();
            return present.write(form.complete(observedOn, examined), Action.COMPLETED, List.of());
        });
    }
}
