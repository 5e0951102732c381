package casebook.journal.tracing;

import casebook.kernel.trace.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/**
 * The steps of a trace beside requests. Their names and attributes are kinds of things, never their content: a failure is told
 * by its type alone, since its message may quote what was captured.
 */
public final class Steps {
    private final Tracer tracer;

    public Steps(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Begins a step of the trace that an event belongs to. */
    Span begin(String name, SpanKind kind, String eventType, String cause) {
        return tracer.spanBuilder(name + " " + eventType)
                .setParent(Traceparent.asParent(cause))
                .setSpanKind(kind)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("cloudevents.event_type", eventType)
                .startSpan();
    }

    static void fail(Span step, String errorType) {
        step.setStatus(StatusCode.ERROR).setAttribute("error.type", errorType);
    }
}
