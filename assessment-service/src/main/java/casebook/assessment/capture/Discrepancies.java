package casebook.assessment.capture;

import casebook.assessment.capture.CapturedForm.Content;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.Form.Purpose;
import casebook.assessment.form.FormLibrary;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a form and its visit do not agree: while one of the two is corrected, or because two people recorded them at the same
 * moment. It stands beside the form wherever that is read, until the one or the other is corrected.
 */
public final class Discrepancies {
    private final Subjects subjects;
    private final FormLibrary library;

    public Discrepancies(Subjects subjects, FormLibrary library) {
        this.subjects = subjects;
        this.library = library;
    }

    /** Of each form of the subject, by the visits as they are known now. */
    public Function<FormRevision, List<Reason>> of(SubjectKey subject) {
        var visits = subjects.visits(subject);
        return revision ->
                of(subject, revision, visits.find(revision.form().content().visit()));
    }

    /** Of one form, by its visit as it is known now. */
    public List<Reason> of(SubjectKey subject, FormRevision revision) {
        var visit = subjects.visit(subject, revision.form().content().visit());
        return of(subject, revision, visit);
    }

    private List<Reason> of(SubjectKey subject, FormRevision revision, Optional<Visit> visit) {
        return visit.map(known -> between(subject.study(), revision.form().content(), known))
                .orElse(List.of());
    }

    private List<Reason> between(StudyId study, Content content, Visit visit) {
        return switch (visit.status()) {
            case MISSED ->
                List.of(Reason.of("visit-missed", "The visit was missed. One of the two is to be corrected."));
            case CANCELLED ->
                List.of(Reason.of("visit-cancelled", "The visit was cancelled. One of the two is to be corrected."));
            case OCCURRED ->
                content.observedOn().equals(visit.occurredOn()) || !administers(study, content)
                        ? List.of()
                        : List.of(Reason.at(
                                "/observedOn",
                                "other-day-than-visit",
                                "The visit took place on another day. One of the two is to be corrected."));
            case PLANNED, DROPPED -> List.of();
        };
    }

    /** Anything else may be observed on another day than that of its visit. */
    private boolean administers(StudyId study, Content content) {
        return library.find(study, content.studyVersion())
                .flatMap(forms -> forms.find(content.form()))
                .map(CompiledForm::purpose)
                .filter(Purpose.ADMINISTRATION::equals)
                .isPresent();
    }
}
