package casebook.scheduling.plan;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.time.LocalDate;

/** What was given at the visits, and what was not, as assessment recorded it last. */
public interface Administrations {
    Doses of(StudyId study, SubjectId subject);

    void given(StudyId study, SubjectId subject, VisitId visit, LocalDate administeredOn);

    void omitted(StudyId study, SubjectId subject, VisitId visit);
}
