package casebook.scheduling.plan;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.time.LocalDate;
import java.util.Map;

/** When the product was given, by visit, as assessment recorded it. */
public interface Administrations {
    Map<VisitId, LocalDate> of(StudyId study, SubjectId subject);

    void keep(StudyId study, SubjectId subject, VisitId visit, LocalDate administeredOn);
}
