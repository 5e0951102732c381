package casebook.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AllowancesTest {
    private final Allowances allowances = new Allowances(new Limit("user", 3, 1));

    @Test
    void a_burst_is_granted_and_the_next_is_not() {
        // Given
        allowances.take("ines");
        allowances.take("ines");
        var last = allowances.take("ines");
        // When
        var refused = allowances.take("ines");
        // Then
        assertTrue(last.granted());
        assertEquals(0, last.remaining());
        assertFalse(refused.granted());
        assertEquals(1, refused.secondsToNext());
    }

    @Test
    void one_caller_takes_nothing_from_another() {
        // Given
        for (var request = 0; request < 4; request++) {
            allowances.take("ines");
        }
        // When
        var other = allowances.take("choi");
        // Then
        assertTrue(other.granted());
        assertEquals(2, other.remaining());
    }

    @Test
    void a_look_takes_nothing() {
        // Given
        for (var look = 0; look < 10; look++) {
            allowances.look("ines");
        }
        // When
        var first = allowances.take("ines");
        // Then
        assertEquals(2, first.remaining());
    }

    @Test
    void a_limit_that_lets_nobody_in_is_refused_by_name() {
        // When
        var refused = assertThrows(IllegalArgumentException.class, () -> new Limit("user", 0, 1));
        // Then
        assertEquals(
                "The limit 'user' lets nobody in: burst 0, per second 1; both are at least 1.", refused.getMessage());
    }
}
