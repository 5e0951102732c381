package casebook.enrollment.subject.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.subject.events.OccurredVisitCopies.VisitOccurred;
import casebook.journal.audit.Json;
import casebook.journal.testing.Topic;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The contract's example, read as this service reads it. */
class OccurredVisitCopiesTest {
    @Test
    void theExampleIsRead() {
        // Given
        var example = Topic.example("visit-occurred.v1");

        // When
        var occurred = Json.as(example, VisitOccurred.class);

        // Then
        assertEquals(new VisitOccurred("cycle1-dose1", LocalDate.parse("2025-04-03")), occurred);
    }
}
