package casebook.kernel.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ONE = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void whatIsOneIsPassedOnAsItIs() {
        // When
        var passedOn = Traceparent.of(Span.fromContext(Traceparent.asParent(ONE)));

        // Then
        assertEquals(ONE, passedOn);
        assertTrue(Traceparent.isOne(ONE));
        assertEquals(Optional.of(TRACE), Traceparent.traceId(ONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "weight 70",
                "00-" + TRACE + "-00f067aa0ba902b7-01-more",
                "00-" + TRACE + "-00f067aa0ba902b7",
                "01-" + TRACE + "-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "-00f067aa0ba902b7-0\u0661"
            })
    void whatIsNoneBelongsToNoTrace(String text) {
        // When
        var parent = Traceparent.asParent(text);

        // Then
        assertEquals(Context.root(), parent);
        assertFalse(Traceparent.isOne(text));
        assertEquals(Optional.empty(), Traceparent.traceId(text));
        assertNull(Traceparent.of(Span.fromContext(parent)));
    }
}
