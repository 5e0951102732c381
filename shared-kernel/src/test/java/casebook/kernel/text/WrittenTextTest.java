package casebook.kernel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.kernel.refusal.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x20, 0x9, 0xA, 0xD, 0xA0, 0xAD, 0x34F, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180E, 0x2000, 0x200A, 0x200B,
                0x200C, 0x200D, 0x200E, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x2800, 0x3000, 0x3164, 0xFE0F, 0xFEFF,
                0xFFA0, 0x1D159, 0xE0020, 0xE0100
            })
    void whatLeavesNoMarkIsBlank(int point) {
        // Given
        var text = Character.toString(point).repeat(3) + " ";

        // When
        var faults = WrittenText.lines("/reason", text, 100);

        // Then
        assertTrue(WrittenText.isBlank(text));
        assertEquals(List.of("required"), codes(faults));
        assertEquals(List.of("blank"), codes(WrittenText.optionalLine("/name", text, 100)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "가", " .", "\u200b\u2801", "e\u0301", "\ud83d\ude00", "\u1100", "א"})
    void oneMarkIsEnough(String text) {
        assertFalse(WrittenText.isBlank(text));
        assertEquals(List.of(), codes(WrittenText.line("/name", text, 2)));
    }

    @Test
    void whatIsLeftOutIsNoFaultWhereItMayBe() {
        assertEquals(List.of(), codes(WrittenText.optionalLine("/name", null, 10)));
        assertEquals(List.of("required"), codes(WrittenText.line("/name", null, 10)));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x1, 0x8, 0xB, 0xC, 0xE, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x202A, 0x202B, 0x202C, 0x202D,
                0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xD800, 0xDFFF
            })
    void whatCannotBeKeptOrShownIsRefused(int point) {
        // Given
        var text = "moved" + Character.toString(point) + "abroad";

        // When
        var faults = WrittenText.lines("/reason", text, 100);

        // Then
        assertEquals(List.of("unwritable"), codes(faults));
        assertEquals(List.of("unwritable"), codes(WrittenText.line("/name", text, 100)));
        assertFalse(WrittenText.isWritable(text));
    }

    /** Neighbours of what is refused; joiners and marks of direction belong to ordinary writing in Persian and Hebrew. */
    @ParameterizedTest
    @ValueSource(
            ints = {0x20, 0x7E, 0xA0, 0x200C, 0x200D, 0x200E, 0x200F, 0x2029, 0x202F, 0x2065, 0x206A, 0xAC00, 0x1F600})
    void whatOrdinaryWritingNeedsIsTaken(int point) {
        assertEquals(List.of(), codes(WrittenText.line("/name", "moved" + Character.toString(point) + "abroad", 100)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\t"})
    void onlyATextOfManyLinesIsBroken(String breaking) {
        // Given
        var text = "moved" + breaking + "abroad";

        // When
        var faults = WrittenText.lines("/reason", text, 100);

        // Then
        assertEquals(List.of(), codes(faults));
        assertEquals(List.of("unwritable"), codes(WrittenText.line("/name", text, 100)));
    }

    @ParameterizedTest
    @CsvSource({"x, 10, 10, true", "x, 11, 10, false", "\ud83d\ude00, 10, 10, true", "\ud83d\ude00, 11, 10, false"})
    void aTextIsAsLongAsItsCharacters(String character, int count, int longest, boolean taken) {
        assertEquals(
                taken ? List.of() : List.of("too-long"),
                codes(WrittenText.lines("/reason", character.repeat(count), longest)));
    }

    private static List<String> codes(Stream<Reason> faults) {
        return faults.map(Reason::code).toList();
    }
}
