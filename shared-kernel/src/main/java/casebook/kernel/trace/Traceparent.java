package casebook.kernel.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names a trace, and the step of it that caused something: W3C Trace Context, version 00. Anybody may write one. */
public final class Traceparent {
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("00-(?<trace>(?!0{32})[0-9a-f]{32})-(?<step>(?!0{16})[0-9a-f]{16})-(?<flags>[0-9a-f]{2})");

    private Traceparent() {}

    /** Whether it has the form that tracers read; nothing else is kept or passed on. */
    public static boolean isOne(@Nullable String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** The trace's id, by which all that belongs to it is found. */
    public static Optional<String> traceId(@Nullable String text) {
        var parts = FORM.matcher(text == null ? "" : text);
        return parts.matches() ? Optional.of(parts.group("trace")) : Optional.empty();
    }

    /** What a step passes on, so that the next one names it as its cause; none of a step that belongs to no trace. */
    public static @Nullable String of(Span step) {
        var names = step.getSpanContext();
        return names.isValid()
                ? "00-" + names.getTraceId() + "-" + names.getSpanId() + "-"
                        + names.getTraceFlags().asHex()
                : null;
    }

    /** Where a step that was caused by another belongs; the root where the text is none. */
    public static Context asParent(@Nullable String text) {
        var parts = FORM.matcher(text == null ? "" : text);
        return parts.matches()
                ? Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                parts.group("trace"),
                                parts.group("step"),
                                TraceFlags.fromHex(parts.group("flags"), 0),
                                TraceState.getDefault())))
                : Context.root();
    }
}
