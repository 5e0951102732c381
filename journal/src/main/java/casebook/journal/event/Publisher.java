package casebook.journal.event;

import casebook.journal.audit.AuditRecord;
import java.util.List;

/** Puts records' events into their topic, in order, and returns when all are durable there. */
@FunctionalInterface
public interface Publisher {
    /** @throws RuntimeException when any of them may not be there */
    void publish(List<AuditRecord> records);
}
