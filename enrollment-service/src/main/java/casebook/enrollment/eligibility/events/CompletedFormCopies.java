package casebook.enrollment.eligibility.events;

import casebook.enrollment.eligibility.CompletedForm;
import casebook.enrollment.eligibility.CompletedForms;
import casebook.enrollment.eligibility.EvidenceScope;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps, of each form completed at a visit, what can be evidence for criteria in its latest revision. An amendment whose
 * criteria ask for more finds it once the copies are made again.
 */
@ApplicationScoped
class CompletedFormCopies implements Projection, CompletedForms {
    private static final String KIND = "completed-form";

    private final Copies copies;
    private final EvidenceScope scope;

    CompletedFormCopies(Copies copies, EvidenceScope scope) {
        this.copies = copies;
        this.scope = scope;
    }

    /**
     * What is read of form-completed.v1 and form-corrected.v1.
     *
     * @param repeat none for the first
     */
    record FormCompleted(
            String visit,
            String form,
            @Nullable Integer repeat,
            long revision,
            LocalDate observedOn,
            Map<String, Object> items,
            Map<String, Object> derived) {

        CompletedForm at(long position) {
            var answers = new HashMap<String, Object>();
            items.forEach((item, answer) -> answers.put(inRules(form) + "." + inRules(item), answer));
            derived.forEach((item, value) -> answers.put(inRules(form) + "." + inRules(item), value));
            return new CompletedForm(visit, form, revision, observedOn, position, answers);
        }

        /** Each repeat of a form is a form of its own. */
        String place() {
            return visit + "/" + form + (repeat == null ? "" : "." + repeat);
        }

        private static String inRules(String id) {
            return id.replace('-', '_');
        }
    }

    @Override
    public Set<String> types() {
        return Set.of("form-completed.v1", "form-corrected.v1");
    }

    @Override
    public void project(Event event) {
        var form = event.as(FormCompleted.class);
        scope.of(new StudyId(event.chain().study()), form.at(event.position()))
                .ifPresent(kept -> copies.put(KIND, event.chain(), form.place(), kept));
    }

    @Override
    public List<CompletedForm> of(StudyId study, SubjectId subject) {
        return copies.all(KIND, ChainId.of(study, subject), CompletedForm.class);
    }
}
