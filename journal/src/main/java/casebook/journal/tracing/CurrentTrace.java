package casebook.journal.tracing;

import casebook.kernel.trace.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The trace that this thread works in. */
@Singleton
public class CurrentTrace {
    private final CurrentVertxRequest request;

    CurrentTrace(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Of the event that is being taken in, or of the request. */
    public @Nullable String traceparent() {
        var step = Traceparent.of(Span.current());
        return step == null ? ofRequest() : step;
    }

    private @Nullable String ofRequest() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        var exchange = request.getCurrent();
        var stated = exchange == null ? null : exchange.request().getHeader(Traceparent.HEADER);
        return Traceparent.isOne(stated) ? stated : null;
    }
}
