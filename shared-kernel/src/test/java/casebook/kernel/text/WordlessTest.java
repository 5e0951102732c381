package casebook.kernel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class WordlessTest {
    private static final String CAPTURED = "weight 71.5";

    private final Throwable failure =
            new IllegalStateException(CAPTURED, new SQLException("Failing row contains " + CAPTURED, "23514"));

    @Test
    void a_line_has_the_kinds_and_the_places_and_nothing_that_was_said() {
        // When
        var line = Wordless.line(failure);
        // Then
        assertFalse(line.contains(CAPTURED), line);
        assertTrue(
                line.matches("java\\.lang\\.IllegalStateException at .*WordlessTest.*,"
                        + " because of java\\.sql\\.SQLException of SQL state 23514 at .*WordlessTest.*"),
                line);
        assertEquals(1, line.lines().count());
    }

    @Test
    void a_stack_trace_says_nothing_either() {
        // Given
        var trace = new StringWriter();
        // When
        Wordless.of(failure).printStackTrace(new PrintWriter(trace, true));
        // Then
        assertFalse(trace.toString().contains(CAPTURED), trace::toString);
        assertTrue(trace.toString().contains("WordlessTest"), trace::toString);
    }

    @Test
    void causes_in_a_circle_end() {
        // Given
        var first = new IllegalStateException(CAPTURED);
        first.initCause(new IllegalArgumentException(first));
        // When
        var line = Wordless.line(first);
        // Then
        assertFalse(line.contains(CAPTURED), line);
    }
}
