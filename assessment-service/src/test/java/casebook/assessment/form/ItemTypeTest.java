package casebook.assessment.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.form.Checked.Accepted;
import casebook.assessment.form.Checked.Rejected;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ItemTypeTest {

    @ParameterizedTest
    @MethodSource("fitting")
    void takesWhatFits(ItemType type, Object given, Object kept) {
        // Given
        var expected = new Accepted(kept);

        // When
        var checked = type.check(given);

        // Then
        assertEquals(expected, checked);
    }

    static Stream<Arguments> fitting() {
        return Stream.of(
                Arguments.of(ItemType.INTEGER, 0, 0L),
                Arguments.of(ItemType.INTEGER, -4L, -4L),
                Arguments.of(ItemType.INTEGER, new BigInteger("9007199254740991"), 9007199254740991L),
                Arguments.of(ItemType.DECIMAL, 62, new BigDecimal("62")),
                Arguments.of(ItemType.DECIMAL, new BigDecimal("62.40"), new BigDecimal("62.4")),
                Arguments.of(ItemType.DECIMAL, new BigDecimal("1e3"), new BigDecimal("1000")),
                Arguments.of(ItemType.DECIMAL, new BigDecimal("123456789.012345"), new BigDecimal("123456789.012345")),
                Arguments.of(ItemType.TEXT, "말하기\nline two", "말하기\nline two"),
                Arguments.of(ItemType.BOOLEAN, false, false),
                Arguments.of(ItemType.DATE, "2024-02-29", "2024-02-29"),
                Arguments.of(ItemType.PARTIAL_DATE, "2024", "2024"),
                Arguments.of(ItemType.PARTIAL_DATE, "2024-02", "2024-02"),
                Arguments.of(ItemType.PARTIAL_DATE, "2024-02-29", "2024-02-29"));
    }

    @ParameterizedTest
    @MethodSource("misfitting")
    void refusesWhatDoesNot(ItemType type, Object given, String code) {
        // Given
        var refused = type;

        // When
        var checked = refused.check(given);

        // Then
        assertEquals(code, checked instanceof Rejected rejected ? rejected.code() : "accepted");
    }

    static Stream<Arguments> misfitting() {
        return Stream.of(
                Arguments.of(ItemType.INTEGER, new BigDecimal("4.0"), "wrong-type"),
                Arguments.of(ItemType.INTEGER, 4.0, "wrong-type"),
                Arguments.of(ItemType.INTEGER, "4", "wrong-type"),
                Arguments.of(ItemType.INTEGER, true, "wrong-type"),
                Arguments.of(ItemType.INTEGER, List.of(4), "wrong-type"),
                Arguments.of(ItemType.INTEGER, new BigInteger("9007199254740992"), "too-large"),
                Arguments.of(ItemType.INTEGER, new BigInteger("-99999999999999999999"), "too-large"),
                Arguments.of(ItemType.DECIMAL, "4.5", "wrong-type"),
                Arguments.of(ItemType.DECIMAL, Double.NaN, "wrong-type"),
                Arguments.of(ItemType.DECIMAL, new BigDecimal("1e400"), "too-large"),
                Arguments.of(ItemType.DECIMAL, new BigDecimal("0.1234567890123456"), "too-precise"),
                Arguments.of(ItemType.DECIMAL, new BigDecimal("1e-400"), "too-precise"),
                Arguments.of(ItemType.TEXT, 4, "wrong-type"),
                Arguments.of(ItemType.TEXT, " ", "blank"),
                Arguments.of(ItemType.TEXT, "\u200b\u3164", "blank"),
                Arguments.of(ItemType.TEXT, "a\u202eb", "unwritable"),
                Arguments.of(ItemType.TEXT, "a\u0000b", "unwritable"),
                Arguments.of(ItemType.TEXT, "half \ud83d", "unwritable"),
                Arguments.of(ItemType.TEXT, "x".repeat(4001), "too-long"),
                Arguments.of(ItemType.BOOLEAN, "true", "wrong-type"),
                Arguments.of(ItemType.BOOLEAN, 1, "wrong-type"),
                Arguments.of(ItemType.DATE, "2025-02-29", "no-such-date"),
                Arguments.of(ItemType.DATE, "2025-02", "wrong-type"),
                Arguments.of(ItemType.DATE, "2025-02-01T00:00", "wrong-type"),
                Arguments.of(ItemType.DATE, 20250201, "wrong-type"),
                Arguments.of(ItemType.PARTIAL_DATE, "2025-13", "no-such-date"),
                Arguments.of(ItemType.PARTIAL_DATE, "25", "no-such-date"),
                Arguments.of(ItemType.PARTIAL_DATE, Map.of(), "wrong-type"),
                Arguments.of(ItemType.CODE, true, "wrong-type"));
    }
}
