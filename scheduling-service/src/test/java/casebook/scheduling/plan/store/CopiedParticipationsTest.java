package casebook.scheduling.plan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.Json;
import casebook.scheduling.plan.Participation.Status;
import casebook.scheduling.plan.store.CopiedParticipations.ParticipationCopy;
import org.junit.jupiter.api.Test;

class CopiedParticipationsTest {
    @Test
    void aCopyThatWasKeptUnderTheFormerWordIsRead() {
        // Given
        var kept = Json.parse("""
                {"number": "HYU-001", "site": "HYU", "stage": "ENROLLED", "consents": {"1": "2025-03-03"},
                 "enrolledOn": "2025-03-26", "studyVersion": "1.0"}""");

        // When
        var copy = Json.as(kept, ParticipationCopy.class);

        // Then
        assertEquals(Status.ENROLLED, copy.toDomain().status());
    }
}
