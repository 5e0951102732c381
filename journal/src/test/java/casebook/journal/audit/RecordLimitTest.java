package casebook.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecordLimitTest {

    @Test
    void aLimitBelowAStudyVersionIsRefusedWithTheRemedy() {
        // When
        var refused = assertThrows(IllegalArgumentException.class, () -> new RecordLimit(749_999));

        // Then
        assertTrue(String.valueOf(refused.getMessage()).endsWith("Set it to 750000 at least"));
        assertEquals(766_384, new RecordLimit(750_000).messageBytes());
    }
}
