package casebook.journal.event;

import casebook.journal.audit.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record whose event is not yet published.
 *
 * @param traceparent the trace that the write belongs to, so that what comes of it later still does; none where nobody traced,
 *     and where the event is published again. It is no part of the record.
 */
public record Pending(AuditRecord record, @Nullable String traceparent) {}
