package casebook.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    private static final Position POSITION =
            Position.ofNothing(3).at(0, 1, 0, 127, 128).at(2, 65_535, Long.MAX_VALUE);

    @Test
    void its_text_says_all_of_it() {
        // Given
        var text = POSITION.toString();
        // When
        var read = Position.parse(text, 3);
        // Then
        assertEquals(text, read.toString());
        assertEquals(128, read.next(0, 2));
        assertEquals(0, read.partitions(1));
        assertEquals(65_535, read.mark(2));
        assertEquals(Long.MAX_VALUE, read.next(2, 0));
        assertTrue(text.length() < 40, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "AA", "AQ", "AQAA", "!", "AQAAAAAAAAAA=", "Ag", "hello", "AQAA-_-_", "AQABgICAgICAgICAAQ"})
    void what_no_event_gave_is_no_position(String garbage) {
        assertThrows(IllegalArgumentException.class, () -> Position.parse(garbage, 3));
    }

    @Test
    void a_cut_or_longer_text_is_no_position() {
        // Given
        var text = POSITION.toString();
        // When, Then
        for (var length = 1; length < text.length(); length++) {
            var cut = text.substring(0, length);
            assertThrows(IllegalArgumentException.class, () -> Position.parse(cut, 3));
        }
        assertThrows(IllegalArgumentException.class, () -> Position.parse(text + "AAAA", 3));
        assertThrows(IllegalArgumentException.class, () -> Position.parse("A".repeat(4_004), 3));
    }

    @Test
    void after_an_event_the_next_one_counts() {
        // Given
        var before = Position.ofNothing(3).at(0, 1, 4, 4);
        // When
        var after = before.past(0, 1, 4);
        // Then
        assertEquals(5, after.next(0, 1));
        assertEquals(4, before.next(0, 1));
        assertTrue(after.reaches(before));
        assertFalse(before.reaches(after));
    }

    @Test
    void of_two_the_later_counts_in_each_partition() {
        // Given
        var one = Position.ofNothing(2).at(0, 7, 1, 9);
        var other = Position.ofNothing(2).at(0, 7, 5, 2).at(1, 8, 3);
        // When
        var both = one.orLater(other);
        // Then
        assertEquals(Position.ofNothing(2).at(0, 7, 5, 9).at(1, 8, 3).toString(), both.toString());
        assertTrue(both.reaches(one) && both.reaches(other));
        assertFalse(one.reaches(other) || other.reaches(one));
    }

    @Test
    void a_topic_made_anew_is_another() {
        // Given
        var now = Position.ofNothing(2).at(0, 7, 1, 1);
        // When, Then
        assertTrue(Position.ofNothing(2).at(0, 7, 5, 0).isOfTopicsOf(now));
        assertTrue(Position.ofNothing(2).isOfTopicsOf(now));
        assertFalse(Position.ofNothing(2).at(0, 8, 1, 1).isOfTopicsOf(now));
        assertFalse(Position.ofNothing(2).at(0, 7, 1, 1, 1).isOfTopicsOf(now));
    }
}
