package casebook.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import org.junit.jupiter.api.Test;

class SeatsTest {
    private final Seats seats = Seats.ofStreams(3, 2);

    @Test
    void a_user_has_so_many_and_gets_back_what_they_leave() {
        // Given
        seats.take("ines");
        seats.take("ines");
        // When
        var refused = assertThrows(Refused.class, () -> seats.take("ines"));
        seats.leave("ines");
        // Then
        assertEquals(ProblemType.TOO_MANY_REQUESTS, refused.type());
        assertDoesNotThrow(() -> seats.take("ines"));
    }

    @Test
    void in_all_there_are_so_many() {
        // Given
        seats.take("ines");
        seats.take("ines");
        seats.take("choi");
        // When
        var refused = assertThrows(Refused.class, () -> seats.take("mora"));
        seats.leave("choi");
        // Then
        assertEquals(ProblemType.UNAVAILABLE, refused.type());
        assertEquals("streams-full", refused.reasons().getFirst().code());
        assertDoesNotThrow(() -> seats.take("mora"));
    }
}
