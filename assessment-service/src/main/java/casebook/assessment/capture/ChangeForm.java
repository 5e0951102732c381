package casebook.assessment.capture;

import casebook.assessment.administration.Administration;
import casebook.assessment.capture.Administrations.Proposal;
import casebook.assessment.capture.CapturedForm.Completed;
import casebook.assessment.capture.CapturedForm.Content;
import casebook.assessment.capture.Condition.Situation;
import casebook.assessment.capture.FormRevision.Action;
import casebook.assessment.form.AnswerChange;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.Days;
import casebook.assessment.form.Examined;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What entering, completing and correcting have in common: the form is found as the change was decided on, or refused. */
public final class ChangeForm {
    private final Known known;
    private final CapturedForms forms;
    private final Administrations administrations;

    public ChangeForm(Known known, CapturedForms forms) {
        this.known = known;
        this.forms = forms;
        this.administrations = new Administrations(known, forms);
    }

    /**
     * A form as it is now, with all that a change of it rests on.
     *
     * @param definition the form of the study version it was captured under
     * @param decidedAt the position that the decision rests on, where it rests on more than the form
     * @param today the site's present day
     */
    record Present(
            FormPlace place,
            AtVisit subject,
            FormRevision revision,
            CompiledForm definition,
            LocalDate today,
            Act act,
            Attribution by,
            Administrations administrations,
            @Nullable Long decidedAt) {

        Content content() {
            return revision.form().content();
        }

        /** @param observedOn the date of observation after the change; none where it was refused */
        Examined examine(Given given, boolean complete, @Nullable LocalDate observedOn) {
            return definition.examine(content().answers(), given.items(), complete, Days.of(observedOn, today));
        }

        /** The date of observation after the change; none, with a reason, where it cannot be. */
        @Nullable
        LocalDate observedOn(Given given, Reasons reasons) {
            return given.observedOn() == null
                    ? content().observedOn()
                    : reasons.dateOfObservation(given.observedOn(), today);
        }

        /** What a condition looks at: the date only where it is another. */
        Situation situation(@Nullable LocalDate observedOn) {
            var changed = content().observedOn().equals(observedOn) ? null : observedOn;
            return new Situation(subject.participation(), definition, null, subject.visit(), changed);
        }

        /** Every reason against saying that this was given, or omitted, on that day if there is one. */
        List<Reason> againstGiving(Examined examined, @Nullable LocalDate day) {
            return administrations.reasons(proposal(examined, day));
        }

        /**
         * Every reason against correcting what was given, or its day; none where both stay as they are. What was omitted and
         * is given after all is held against what holds for everything that is given.
         */
        List<Reason> againstRegiving(Examined corrected, @Nullable LocalDate day) {
            var proposal = proposal(corrected, day);
            if (Administration.omitted(content().answers()) && !proposal.omitted()) {
                return Stream.concat(
                                Condition.VISIT_TAKES_PLACE.reasons(situation(day)).stream(),
                                administrations.reasons(proposal).stream())
                        .toList();
            }
            return content().observedOn().equals(day) ? List.of() : administrations.againstNewDay(proposal);
        }

        private Proposal proposal(Examined examined, @Nullable LocalDate day) {
            var omitted = Administration.omitted(examined.answers());
            return new Proposal(place, subject, definition, content().studyVersion(), day, omitted);
        }

        FormWrite write(CapturedForm after, Action action, List<AnswerChange> corrections) {
            var next = new FormRevision(revision.revision() + 1, after, action, by);
            var given = given(after);
            var administration = given != null && given.equals(given(revision.form())) ? null : given;
            return new FormWrite(place, next, revision, corrections, decidedAt, administration, act.retry());
        }

        private @Nullable Administration given(CapturedForm form) {
            var content = form.content();
            return form instanceof Completed
                    ? Administration.of(content.visit(), content.observedOn(), content.answers(), definition)
                            .orElse(null)
                    : null;
        }
    }

    /**
     * Changes the form, if it is still at the revision the change was decided on.
     *
     * @throws Refused not found; or stale, when it is at another revision
     */
    FormRevision change(FormPlace place, long expected, Act act, Function<Present, FormWrite> change) {
        var subject = known.subject(place);
        var by = act.at(subject.site());
        return forms.once(
                place.subject(),
                act.retry(),
                () -> Overtaken.decidedAgain(
                        () -> forms.keep(change.apply(present(place, expected, subject, act, by)))));
    }

    private Present present(FormPlace place, long expected, AtVisit subject, Act act, Attribution by) {
        var revision = forms.latest(place).orElseThrow(() -> Refused.notFound("The form"));
        if (revision.revision() != expected) {
            throw new Refused(
                    ProblemType.STALE_REVISION,
                    "stale-revision",
                    "It is at revision " + revision.revision()
                            + " now. Read it again, then repeat the change on what you see.");
        }
        var definition = known.form(place, revision.form().content().studyVersion());
        var today = known.today(place.subject().study(), subject.site(), by);
        var decidedAt = administrations.decidedAt(place, definition);
        return new Present(place, subject, revision, definition, today, act, by, administrations, decidedAt);
    }

    static Refused notInProgress() {
        return new Refused(
                ProblemType.STATE_CONFLICT,
                "already-completed",
                "The form is completed; from now on it is corrected, with a reason.");
    }

    static Refused notCompleted() {
        return new Refused(
                ProblemType.STATE_CONFLICT,
                "not-completed",
                "The form is in progress; until it is completed, answers are entered and not corrected.");
    }
}
