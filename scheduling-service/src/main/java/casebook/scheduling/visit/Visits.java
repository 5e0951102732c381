package casebook.scheduling.visit;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.util.Optional;

/** The visits of all subjects. */
public interface Visits {

    /** As they are now; none before the first plan. */
    Optional<SubjectVisits> find(StudyId study, SubjectId subject);

    /** Takes them for a change: nobody else changes them until the transaction under way ends. */
    SubjectVisits take(StudyId study, SubjectId subject);

    /**
     * Keeps what the act changed, with its audit records and events; nothing, when it changed nothing.
     *
     * @return the visits as they are kept
     */
    SubjectVisits keep(SubjectVisits before, SubjectVisits after, Act act);
}
