package casebook.assessment.capture;

import casebook.assessment.form.Answers;
import casebook.assessment.form.Examined;
import casebook.assessment.form.Finding;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A form as it is filled in for a subject's visit.
 *
 * <pre>
 *   start ──▶ InProgress ──complete──▶ Completed ──correct──┐
 *               ▲    │                     ▲                │
 *               └enter┘                    └────────────────┘
 * </pre>
 *
 * Safety property: answers that lack what is required, or break an edit check of severity error, are never Completed; and
 * what was Completed changes by attributed corrections with a reason alone (21 CFR 11.10(e), EMA 6.2.1).
 */
public sealed interface CapturedForm {
    Content content();

    /**
     * What a form holds in any state.
     *
     * @param repeat which repeat of the form within the visit, counted from 1
     * @param studyVersion the version it was captured under, by which it is read for ever
     * @param observedOn the date of observation at the site, not that of recording
     * @param derived the derived values by id
     * @param findings the edit checks that do not hold
     */
    record Content(
            String visit,
            String form,
            int repeat,
            String studyVersion,
            LocalDate observedOn,
            Answers answers,
            Map<String, Object> derived,
            List<Finding> findings) {
        public Content {
            derived = new Answers(derived).values();
            findings = List.copyOf(findings);
        }

        private Content with(LocalDate observedOn, Examined examined) {
            Refused.ifAny(ProblemType.INVALID_CONTENT, examined.reasons());
            return new Content(
                    visit,
                    form,
                    repeat,
                    studyVersion,
                    observedOn,
                    examined.answers(),
                    examined.derived(),
                    examined.findings());
        }
    }

    /** An empty form for its first answers. */
    static InProgress begin(FormPlace place, String studyVersion, LocalDate observedOn) {
        return new InProgress(new Content(
                place.visit(),
                place.form(),
                place.repeat(),
                studyVersion,
                observedOn,
                Answers.NONE,
                Map.of(),
                List.of()));
    }

    /** Answers are being entered; anything may still be missing. */
    record InProgress(Content content) implements CapturedForm {

        InProgress enter(LocalDate observedOn, Examined entered) {
            return new InProgress(content.with(observedOn, entered));
        }

        /** @param complete the answers, examined as complete */
        Completed complete(LocalDate observedOn, Examined complete) {
            return new Completed(content.with(observedOn, complete));
        }
    }

    /** The site said that the answers are all there. */
    record Completed(Content content) implements CapturedForm {

        /** @param complete the answers after the correction, examined as complete */
        Completed correct(LocalDate observedOn, Examined complete) {
            return new Completed(content.with(observedOn, complete));
        }
    }
}
