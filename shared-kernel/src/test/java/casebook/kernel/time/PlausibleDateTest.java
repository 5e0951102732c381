package casebook.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibleDateTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 3, 3);

    @ParameterizedTest
    @CsvSource({
        "-999999999-01-01, date-out-of-range",
        "1899-12-31, date-out-of-range",
        "1900-01-01, ''",
        "2025-03-03, ''",
        "2025-03-04, date-in-future",
        "+999999999-12-31, date-in-future"
    })
    void whatHappenedLiesBetween1900AndToday(LocalDate day, String refusal) {
        // When
        var reasons = PlausibleDate.happened("/occurredOn", day, TODAY);

        // Then
        assertEquals(refusal, String.join(" ", reasons.map(Reason::code).toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "1899-12-31, date-out-of-range",
        "1900-01-01, ''",
        "2025-03-04, ''",
        "2045-03-03, ''",
        "2045-03-04, date-out-of-range",
        "+999999999-12-31, date-out-of-range"
    })
    void whatIsPlannedLiesWithinTwentyYears(LocalDate day, String refusal) {
        // When
        var reasons = PlausibleDate.planned("/bookedFor", day, TODAY);

        // Then
        assertEquals(refusal, String.join(" ", reasons.map(Reason::code).toList()));
    }
}
