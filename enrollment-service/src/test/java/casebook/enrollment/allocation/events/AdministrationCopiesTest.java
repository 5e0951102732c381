package casebook.enrollment.allocation.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.allocation.events.AdministrationCopies.AdministrationRecorded;
import casebook.journal.audit.Json;
import casebook.journal.testing.Topic;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The contract's example, read as this service reads it. */
class AdministrationCopiesTest {
    @Test
    void theExampleIsRead() {
        // Given
        var example = Topic.example("administration-recorded.v1");

        // When
        var recorded = Json.as(example, AdministrationRecorded.class);

        // Then
        assertEquals(new AdministrationRecorded("cycle1-dose1", LocalDate.parse("2025-04-03")), recorded);
    }
}
