package casebook.assessment.capture;

import static java.util.Objects.requireNonNull;

import casebook.assessment.administration.Administration;
import casebook.assessment.capture.Administrations.Proposal;
import casebook.assessment.capture.CapturedForm.Completed;
import casebook.assessment.capture.Condition.Situation;
import casebook.assessment.capture.FormRevision.Action;
import casebook.assessment.form.Answers;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.Days;
import casebook.assessment.form.PlannedVisit;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins a form of a visit with its first answers, and completes it at once where they are all there. */
public final class StartForm {
    private final Known known;
    private final CapturedForms forms;
    private final Repeats repeats;
    private final Administrations administrations;

    public StartForm(Known known, CapturedForms forms) {
        this.known = known;
        this.forms = forms;
        this.repeats = new Repeats(forms);
        this.administrations = new Administrations(known, forms);
    }

    /**
     * Begins the form.
     *
     * @throws Refused with every reason, when consent, plan, allocation or the answers themselves forbid it
     */
    public FormRevision start(FormPlace place, Given given, boolean complete, Act act) {
        var subject = known.subject(place);
        var by = act.at(subject.site());
        return forms.once(
                place.subject(),
                act.retry(),
                () -> Overtaken.decidedAgain(() -> started(place, given, complete, subject, by, act)));
    }

    private FormRevision started(
            FormPlace place, Given given, boolean complete, AtVisit subject, Attribution by, Act act) {
        var participation = subject.participation();
        var version = participation.studyVersion().orElseThrow(StartForm::noConsent);
        var definition = known.form(place, version);
        var today = known.today(place.subject().study(), subject.site(), by);
        var decidedAt = administrations.decidedAt(place, definition);

        var reasons = new Reasons();
        reasons.reasonForChange(act.reason());
        var observedOn = reasons.dateOfObservation(given.observedOn(), today);
        var examined = definition.examine(Answers.NONE, given.items(), complete, Days.of(observedOn, today));
        var planned = known.planned(place, version).orElse(null);
        reasons.conflict(repeats.reasons(place, definition));
        reasons.conflict(Condition.TO_START.reasons(situation(place, subject, definition, planned, observedOn)));
        var omitted = Administration.omitted(examined.answers());
        reasons.conflict(administrations.reasons(
                new Proposal(place, withVisit(place, subject), definition, version, observedOn, omitted)));
        reasons.invalid(examined.reasons());
        if (complete) {
            reasons.invalid(Administration.missing(examined, definition));
        }
        reasons.refuseIfAny();

        var day = requireNonNull(observedOn);
        var empty = CapturedForm.begin(place, version, day);
        var form = complete ? empty.complete(day, examined) : empty.enter(day, examined);
        var first = new FormRevision(1, form, complete ? Action.COMPLETED : Action.STARTED, by);
        var administration = form instanceof Completed
                ? Administration.of(place.visit(), day, examined.answers(), definition)
                : Optional.<Administration>empty();
        return forms.keep(
                new FormWrite(place, first, null, List.of(), decidedAt, administration.orElse(null), act.retry()));
    }

    /** A visit that is not there is looked for, unless the subject's state says why it is not; then that is the refusal. */
    private Situation situation(
            FormPlace place,
            AtVisit subject,
            CompiledForm definition,
            @Nullable PlannedVisit planned,
            @Nullable LocalDate observedOn) {
        var participation = subject.participation();
        var visit = subject.visit();
        var unplanned = new Situation(participation, definition, planned, null, observedOn);
        if (visit == null && !Condition.TO_BE_PLANNED.reasons(unplanned).isEmpty()) {
            return unplanned;
        }
        return new Situation(
                participation,
                definition,
                planned,
                visit == null ? known.visit(place, planned != null) : visit,
                observedOn);
    }

    /** The subject as known by now, where the visit was looked for. */
    private AtVisit withVisit(FormPlace place, AtVisit subject) {
        return subject.visit() != null ? subject : known.subject(place);
    }

    private static Refused noConsent() {
        return new Refused(
                ProblemType.STATE_CONFLICT, "no-consent", "The subject has not consented, so nothing may be recorded.");
    }
}
