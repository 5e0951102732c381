package casebook.assessment.alsfrsr;

import casebook.assessment.alsfrsr.Course.Assessment;
import casebook.assessment.alsfrsr.Course.Awaited;
import casebook.assessment.alsfrsr.Score.Known;
import casebook.assessment.alsfrsr.Score.Missing;
import casebook.assessment.capture.CapturedForm;
import casebook.assessment.capture.CapturedForm.Completed;
import casebook.assessment.capture.CapturedForm.Content;
import casebook.assessment.capture.CapturedForms;
import casebook.assessment.capture.Death;
import casebook.assessment.capture.FormRevision;
import casebook.assessment.capture.Subject;
import casebook.assessment.capture.SubjectKey;
import casebook.assessment.capture.Subjects;
import casebook.assessment.capture.Visit;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.FormLibrary;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PartialDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a subject's assessments together to their course. */
public final class FollowCourse {
    /** The item that any form may have for the first symptom of the disease. */
    private static final String ONSET = "onset-date";

    private static final String MODE = "mode";
    private static final String RESPONDENT = "respondent";

    private final Subjects subjects;
    private final CapturedForms forms;
    private final FormLibrary library;

    public FollowCourse(Subjects subjects, CapturedForms forms, FormLibrary library) {
        this.subjects = subjects;
        this.forms = forms;
        this.library = library;
    }

    /**
     * The course as far as it is recorded.
     *
     * @throws Refused not found, when the subject is not known here
     */
    public Course of(SubjectKey key) {
        var subject = subjects.find(key).orElseThrow(() -> Refused.notFound("The subject"));
        var captured = forms.ofSubject(key).stream().map(FormRevision::form).toList();
        var scored = captured.stream()
                .filter(form -> scored(
                        key.study(),
                        form.content().studyVersion(),
                        form.content().form()))
                .toList();
        var assessments = completed(scored).map(FollowCourse::assessment).toList();
        return new Course(assessments, onset(captured), diedOn(captured), awaited(key.study(), subject, scored));
    }

    private boolean scored(StudyId study, String version, String form) {
        return library.find(study, version)
                .flatMap(forms -> forms.find(form))
                .flatMap(CompiledForm::instrument)
                .filter(AlsfrsrInstrument.ID::equals)
                .isPresent();
    }

    private static Stream<Content> completed(List<CapturedForm> forms) {
        return forms.stream().filter(Completed.class::isInstance).map(CapturedForm::content);
    }

    private static Assessment assessment(Content content) {
        return new Assessment(
                content.visit(),
                content.observedOn(),
                text(content, MODE),
                text(content, RESPONDENT),
                AlsfrsrAnswers.of(content.answers()));
    }

    private static @Nullable String text(Content content, String item) {
        return content.answers().find(item).map(Object::toString).orElse(null);
    }

    private static Score<PartialDate> onset(List<CapturedForm> captured) {
        return date(ONSET, captured)
                .<Score<PartialDate>>map(Known::new)
                .orElseGet(() -> new Missing<>("The date of the first symptom is not recorded."));
    }

    /** It ends both stagings. */
    private static @Nullable PartialDate diedOn(List<CapturedForm> captured) {
        return date(Death.ITEM, captured).orElse(null);
    }

    /** As last observed, where several forms have it. */
    private static Optional<PartialDate> date(String item, List<CapturedForm> captured) {
        return completed(captured)
                .filter(content -> content.answers().has(item))
                .max(Comparator.comparing(Content::observedOn))
                .flatMap(content -> content.answers().find(item))
                .map(answer -> PartialDate.parse((String) answer));
    }

    private List<Awaited> awaited(StudyId study, Subject subject, List<CapturedForm> scored) {
        var version = subject.participation().studyVersion();
        return subject.visits().visits().stream()
                .filter(visit -> version.isPresent()
                        && visit.forms().stream().anyMatch(form -> scored(study, version.get(), form)))
                .flatMap(visit -> why(visit, scored).map(because -> new Awaited(visit.id(), because)).stream())
                .toList();
    }

    private static Optional<String> why(Visit visit, List<CapturedForm> scored) {
        var there = scored.stream()
                .filter(form -> form.content().visit().equals(visit.id()))
                .toList();
        if (there.stream().anyMatch(Completed.class::isInstance)) {
            return Optional.empty();
        }
        if (!there.isEmpty()) {
            return Optional.of("The form is in progress.");
        }
        return switch (visit.status()) {
            case PLANNED -> Optional.of("The visit is planned for " + visit.plannedOn() + ".");
            case OCCURRED -> Optional.of("The visit took place; the form is not there.");
            case MISSED -> Optional.of("The visit was missed.");
            case CANCELLED -> Optional.of("The visit was cancelled.");
            case DROPPED -> Optional.empty();
        };
    }
}
