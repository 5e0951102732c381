package casebook.scheduling.visit;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import java.util.Optional;

/** The visits of all subjects. */
public interface Visits {

    /** As they are now; none before the first plan. */
    Optional<SubjectVisits> find(StudyId study, SubjectId subject);

    /** The visit as it was at one of its revisions. */
    Visit asOf(StudyId study, SubjectId subject, VisitId visit, long revision);

    /** Takes them for a change: nobody else changes them until the transaction under way ends. */
    SubjectVisits take(StudyId study, SubjectId subject);

    /**
     * Keeps what the act changed, with its audit records and events; nothing, when it changed nothing.
     *
     * @return the visits as they are kept
     */
    SubjectVisits keep(SubjectVisits before, SubjectVisits after, Act act);
}
