package casebook.scheduling.plan;

import casebook.kernel.identity.StudyId;
import java.util.Optional;

/** The schedules of all study versions this service has heard of. */
public interface Schedules {
    Optional<ScheduleOfActivities> find(StudyId study, String studyVersion);

    void keep(StudyId study, ScheduleOfActivities schedule);
}
