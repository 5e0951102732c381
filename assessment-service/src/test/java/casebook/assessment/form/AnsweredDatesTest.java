package casebook.assessment.form;

import static casebook.assessment.form.FormFixture.COMPLETE;
import static casebook.assessment.form.FormFixture.DAYS;
import static casebook.assessment.form.FormFixture.places;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date that is answered lies not behind the day of observation, unless its item says so. */
class AnsweredDatesTest {
    private final CompiledForm form = FormFixture.vitalSigns();

    @ParameterizedTest
    @CsvSource({
        "taken-on, 2025-03-04, ''",
        "taken-on, 2025-03-05, after-observation",
        "taken-on, 1899-12-31, date-out-of-range",
        "taken-on, 1900-01-01, ''",
        "since, 2025, ''",
        "since, 2025-03, ''",
        "since, 2025-04, after-observation",
        "since, 2052-03, after-observation",
        "since, 0000, date-out-of-range",
        "next-visit, 2025-03-05, ''",
        "next-visit, 2045-03-10, ''",
        "next-visit, 2045-03-11, date-out-of-range"
    })
    void aDateBeginsNotAfterTheDateOfObservation(String item, String date, String refusal) {
        // Given
        var given = Map.<String, Object>of(item, date);

        // When
        var examined = form.examine(COMPLETE, given, false, DAYS);

        // Then
        assertEquals(refusal.isEmpty() ? List.of() : List.of("/items/" + item + " " + refusal), places(examined));
        assertEquals(refusal.isEmpty(), examined.answers().has(item));
    }

    @Test
    void anEarlierDateOfObservationIsHeldAgainstWhatIsThere() {
        // Given
        var before = form.examine(COMPLETE, Map.of("taken-on", "2025-03-04"), false, DAYS)
                .answers();

        // When
        var examined = form.examine(before, Map.of(), true, new Days(LocalDate.of(2025, 3, 3), DAYS.today()));

        // Then
        assertEquals(List.of("/items/taken-on after-observation"), places(examined));
    }
}
