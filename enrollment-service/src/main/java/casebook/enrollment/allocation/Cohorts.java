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

    /**
     * The same, and nobody else allocates, holds or releases in this study until the transaction ends.
     *
     * @param plans of every cohort there ever was: two versions may give one dosage in cohorts of different names
     */
    List<Cohort> lock(StudyId study, List<PlannedCohort> plans);

    /** Gives the slot to the subject. The cohorts are locked, and the slot is the dosage's next. */
    void take(StudyId study, Allocation allocation, SubjectId subject);

    void held(StudyId study, Cohort cohort, Attribution by);

    void released(StudyId study, Cohort cohort, Attribution by);
}
