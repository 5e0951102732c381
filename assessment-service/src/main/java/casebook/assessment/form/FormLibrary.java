package casebook.assessment.form;

import casebook.kernel.identity.StudyId;
import java.util.List;
import java.util.Optional;

/** The forms of every study version this service has heard of. */
public interface FormLibrary {
    Optional<StudyForms> find(StudyId study, String version);

    /**
     * Keeps the forms and the schedule of an activated version, which never changes afterwards.
     *
     * @throws IllegalArgumentException when a rule is wrong or an instrument is unknown
     */
    void keep(StudyId study, String version, List<Form> forms, List<PlannedVisit> schedule);
}
