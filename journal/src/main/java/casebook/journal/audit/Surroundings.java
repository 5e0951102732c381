package casebook.journal.audit;

import org.jspecify.annotations.Nullable;

/** What an append happens within: the trace that it belongs to, and who hears of it. */
public interface Surroundings {

    /** The trace and the step of it that writes, as W3C Trace Context has it; none where nobody traces. */
    @Nullable
    String traceparent();

    /** Called when the record is durable, or will be with the transaction that is open. */
    void appended(AuditRecord record);
}
