package casebook.kernel.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Makes each request a step of its trace, which whatever it is handed on to names as its cause: the header is set anew. It tells
 * of the path without the subject, and of that only where the request was answered: what is refused may hold anything.
 */
@ApplicationScoped
public class TracedRequests implements Handler<RoutingContext> {
    private static final Pattern SUBJECT = Pattern.compile("/subjects/[^/]+");
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    private final Tracer tracer;

    TracedRequests(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void handle(RoutingContext exchange) {
        var headers = exchange.request().headers();
        var step = tracer.spanBuilder(nameOf(exchange.request().method()))
                .setParent(Traceparent.asParent(headers.get(Traceparent.HEADER)))
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        var traceparent = Traceparent.of(step);
        if (traceparent == null) {
            headers.remove(Traceparent.HEADER);
        } else {
            headers.set(Traceparent.HEADER, traceparent);
            MDC.put("traceId", step.getSpanContext().getTraceId());
        }
        if (step.isRecording()) {
            exchange.addEndHandler(end -> end(step, exchange, end.succeeded()));
        }
        exchange.next();
    }

    private static String nameOf(HttpMethod method) {
        return HttpMethod.values().contains(method) ? method.name() : "_OTHER";
    }

    private static void end(Span step, RoutingContext exchange, boolean whole) {
        var status = exchange.response().getStatusCode();
        step.setAttribute("http.response.status_code", status);
        if (status < CLIENT_ERRORS) {
            step.setAttribute(
                    "url.path", SUBJECT.matcher(exchange.request().path()).replaceAll("/subjects/-"));
        }
        if (!whole || status >= SERVER_ERRORS) {
            step.setStatus(StatusCode.ERROR);
        }
        step.end();
    }
}
