package casebook.enrollment.allocation;

import casebook.enrollment.study.PlannedCohort;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.util.List;

/** The cohorts of a study and their slots. */
public interface Cohorts {

    /** As they are now, in the order of the plans. */
    List<Cohort> all(StudyId study, List<PlannedCohort> plans);

    /** The same, and nobody else allocates, holds or releases in this study until the transaction ends. */
    List<Cohort> lock(StudyId study, List<PlannedCohort> plans);

    /** Gives the slot to the subject. The cohort is locked, and the slot its next. */
    void take(StudyId study, Allocation allocation, SubjectId subject);

    void held(StudyId study, Cohort cohort, Attribution by);

    void released(StudyId study, Cohort cohort, Attribution by);
}
