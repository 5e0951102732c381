package casebook.enrollment.subject;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.util.Collection;

/** Keeps the inbox from moving under a decision. Taken before the copies are read, so that what was read stays so. */
@FunctionalInterface
public interface InboxLock {

    /**
     * Nothing more is taken in of these subjects until the transaction ends. Of whom nothing was ever heard there is nothing
     * to lock, and no need: no criterion holds without its evidence, and no sentinel's gap without an administration.
     */
    void lock(StudyId study, Collection<SubjectId> subjects);
}
