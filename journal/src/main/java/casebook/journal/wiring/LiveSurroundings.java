package casebook.journal.wiring;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.Surroundings;
import casebook.journal.event.Relay;
import casebook.journal.metrics.RecordCounts;
import casebook.journal.tracing.CurrentTrace;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What an append of a running service happens within. Once it can be seen it is counted, and the relay is woken. */
@Singleton
class LiveSurroundings implements Surroundings {
    private final CurrentTrace trace;
    private final AfterCommit afterCommit;
    private final RecordCounts counts;
    private final Instance<Relay> relay;

    LiveSurroundings(CurrentTrace trace, AfterCommit afterCommit, RecordCounts counts, Instance<Relay> relay) {
        this.trace = trace;
        this.afterCommit = afterCommit;
        this.counts = counts;
        this.relay = relay;
    }

    @Override
    public @Nullable String traceparent() {
        return trace.traceparent();
    }

    @Override
    public void appended(AuditRecord record) {
        afterCommit.run(() -> {
            relay.get().wake();
            counts.count(record);
        });
    }
}
