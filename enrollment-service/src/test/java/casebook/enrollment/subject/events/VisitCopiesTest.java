package casebook.enrollment.subject.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.subject.events.VisitCopies.AdministrationRecorded;
import casebook.enrollment.subject.events.VisitCopies.AtVisit;
import casebook.enrollment.subject.events.VisitCopies.VisitOccurred;
import casebook.journal.audit.Json;
import casebook.journal.testing.Topic;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "administration-omitted.v1, cycle1-dose2",
        "visit-missed.v1, cycle1-telephone-2m",
        "visit-reinstated.v1, cycle1-telephone-2m"
    })
    void theExampleOfWhatDidNotHappenIsRead(String type, String visit) {
        // Given
        var example = Topic.example(type);

        // When
        var read = Json.as(example, AtVisit.class);

        // Then
        assertEquals(new AtVisit(visit), read);
    }
}
