package casebook.journal.tracing;

import casebook.journal.audit.AuditRecord;
import casebook.journal.event.Pending;
import casebook.journal.event.Publisher;
import casebook.kernel.trace.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Publishes each event as a step of the trace of the request that wrote its record, however much later that is. */
public final class TracedPublisher implements Publisher {
    private final Publisher publisher;
    private final Steps steps;

    public TracedPublisher(Publisher publisher, Steps steps) {
        this.publisher = publisher;
        this.steps = steps;
    }

    @Override
    public Outcome publish(List<Pending> records) {
        var begun = new IdentityHashMap<AuditRecord, Span>();
        try {
            var outcome = publisher.publish(
                    records.stream().map(pending -> begun(pending, begun)).toList());
            outcome.published().forEach(record -> end(begun, record));
            outcome.refused().forEach(refusal -> failed(begun, refusal.record(), "refused"));
            return outcome;
        } finally {
            // Those that stay in the outbox: each later try is a step of its own.
            List.copyOf(begun.keySet()).forEach(record -> failed(begun, record, "not-taken"));
        }
    }

    private Pending begun(Pending pending, Map<AuditRecord, Span> begun) {
        if (pending.traceparent() == null) {
            return pending;
        }
        var step = steps.begin("publish", SpanKind.PRODUCER, pending.record().eventType(), pending.traceparent());
        begun.put(pending.record(), step);
        return new Pending(pending.record(), Traceparent.of(step));
    }

    private static void failed(Map<AuditRecord, Span> begun, AuditRecord record, String why) {
        var step = begun.get(record);
        if (step != null) {
            Steps.fail(step, why);
        }
        end(begun, record);
    }

    private static void end(Map<AuditRecord, Span> begun, AuditRecord record) {
        var step = begun.remove(record);
        if (step != null) {
            step.end();
        }
    }
}
