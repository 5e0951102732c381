package casebook.kernel.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {

    @ParameterizedTest
    @CsvSource({
        "/items/, 493, 500",
        "/items/, 494, 6",
        "/items/a/, 70000, 8",
        "/, 70000, 0",
        "'', 70000, 0",
    })
    void aPlaceWithAVeryLongNameIsNamedByWhatItStandsIn(String before, int length, int expected) {
        // Given
        var pointer = before + "x".repeat(length);

        // When
        var reason = Reason.at(pointer, "unknown", "There is no such thing.");

        // Then
        assertEquals(pointer.substring(0, expected), reason.pointer());
    }
}
