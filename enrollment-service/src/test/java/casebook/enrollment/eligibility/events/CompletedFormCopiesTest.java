package casebook.enrollment.eligibility.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.eligibility.events.CompletedFormCopies.FormCompleted;
import casebook.journal.audit.Json;
import casebook.journal.testing.Topic;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's examples, read as this service reads them. */
class CompletedFormCopiesTest {
    @ParameterizedTest
    @CsvSource({"form-completed.v1, 1, 41", "form-corrected.v1, 2, 40"})
    void theExampleIsRead(String type, long revision, int total) {
        // Given
        var example = Topic.example(type);

        // When
        var form = Json.as(example, FormCompleted.class).at(7);

        // Then
        assertEquals("screening", form.visit());
        assertEquals(revision, form.revision());
        assertEquals(7, form.position());
        assertEquals(LocalDate.parse("2025-03-03"), form.observedOn());
        assertEquals(total, form.answers().get("alsfrs_r.total"));
        assertEquals(9, form.answers().get("alsfrs_r.fine_motor"));
    }
}
