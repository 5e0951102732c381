package casebook.journal.tracing;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Event;
import casebook.journal.event.Inbox;
import io.opentelemetry.api.trace.SpanKind;
import org.jboss.logging.MDC;

/** Takes each event in as a step of its trace, so that what is written in reaction belongs to it too. */
public final class TracedInbox implements Inbox {
    /** As the lines of requests have it. */
    private static final String TRACE_ID = "traceId";

    private final Inbox inbox;
    private final Steps steps;

    public TracedInbox(Inbox inbox, Steps steps) {
        this.inbox = inbox;
        this.steps = steps;
    }

    @Override
    public Verdict take(Event event, Runnable effect) {
        var cause = event.traceparent();
        return inbox.take(event, cause == null ? effect : () -> continued(event, cause, effect));
    }

    private void continued(Event event, String cause, Runnable effect) {
        var step = steps.begin("take in", SpanKind.CONSUMER, event.type(), cause);
        MDC.put(TRACE_ID, step.getSpanContext().getTraceId());
        try (var _ = step.makeCurrent()) {
            effect.run();
        } catch (RuntimeException | Error e) {
            Steps.fail(step, e.getClass().getName());
            throw e;
        } finally {
            MDC.remove(TRACE_ID);
            step.end();
        }
    }

    @Override
    public long position(String source, ChainId chain) {
        return inbox.position(source, chain);
    }

    @Override
    public void moveTo(Event event) {
        inbox.moveTo(event);
    }
}
