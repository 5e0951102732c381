package casebook.enrollment.subject.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.subject.events.VisitCopies.AdministrationRecorded;
import casebook.enrollment.subject.events.VisitCopies.VisitOccurred;
import casebook.journal.audit.Json;
import casebook.journal.testing.Topic;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The contracts' examples, read as this service reads them. */
class VisitCopiesTest {
    @Test
    void theExampleOfAnOccurrenceIsRead() {
        // Given
        var example = Topic.example("visit-occurred.v1");

        // When
        var occurred = Json.as(example, VisitOccurred.class);

        // Then
        assertEquals(new VisitOccurred("cycle1-dose1", LocalDate.parse("2025-04-03")), occurred);
    }

    @Test
    void theExampleOfAnAdministrationIsRead() {
        // Given
        var example = Topic.example("administration-recorded.v1");

        // When
        var recorded = Json.as(example, AdministrationRecorded.class);

        // Then
        assertEquals(new AdministrationRecorded("cycle1-dose1", LocalDate.parse("2025-04-03")), recorded);
    }
}
