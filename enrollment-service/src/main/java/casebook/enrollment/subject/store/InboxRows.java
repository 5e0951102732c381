package casebook.enrollment.subject.store;

import casebook.enrollment.subject.InboxLock;
import casebook.journal.audit.postgres.Sql;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * Locks the rows of {@code copy_position}, which the inbox changes in the transaction of each event's effect. Decisions share
 * them and wait for no other decision.
 */
@ApplicationScoped
class InboxRows implements InboxLock {
    private final Sql sql;

    InboxRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void lock(StudyId study, Collection<SubjectId> subjects) {
        sql.query(
                "select position from copy_position where study = ? and subject = any (?)"
                        + " order by source, subject for share",
                row -> row.getLong(1),
                study.value(),
                subjects.stream().map(SubjectId::toString).toArray(String[]::new));
    }
}
