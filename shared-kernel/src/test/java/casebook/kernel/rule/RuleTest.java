package casebook.kernel.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    private static final Map<String, Rule.Type> SCREENING = Map.of(
            "alsfrs_r.total", Rule.Type.INTEGER,
            "fvc.percent_predicted", Rule.Type.DECIMAL,
            "medical_history.diagnosis_date", Rule.Type.TEXT,
            "consent.on", Rule.Type.TEXT,
            "consent.given", Rule.Type.BOOLEAN);

    @ParameterizedTest
    @CsvSource({"20, false", "21, true", "46, true", "47, false"})
    void totalWithinBounds(long total, boolean holds) throws Rule.Invalid {
        // Given
        var rule = Rule.compile("alsfrs_r.total >= 21 && alsfrs_r.total <= 46", SCREENING);

        // When
        var answer = rule.holds(Map.of("alsfrs_r.total", total));

        // Then
        assertEquals(holds, answer);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-11-23, 2025-11-23, true",
        "2020-11-23, 2025-11-24, false",
        "2020-11, 2025-11-01, true",
        "2020-11, 2025-11-02, false",
        "2020-02-29, 2025-02-28, true",
        "2025-11-24, 2025-11-24, true",
        "2025-11-25, 2025-11-24, false",
        "2025-12, 2025-11-24, false",
        "2052-03, 2025-11-24, false"
    })
    void diagnosisWithinFiveYears(String diagnosis, String consent, boolean holds) throws Rule.Invalid {
        // Given
        var rule = Rule.compile("withinYears(medical_history.diagnosis_date, consent.on, 5)", SCREENING);

        // When
        var answer = rule.holds(Map.of("medical_history.diagnosis_date", diagnosis, "consent.on", consent));

        // Then
        assertEquals(holds, answer);
    }

    @Test
    void namesWhatItRestsOn() throws Rule.Invalid {
        // Given
        var rule = Rule.compile("consent.given && fvc.percent_predicted <= 20.0", SCREENING);

        // When
        var names = rule.names();

        // Then
        assertEquals(Set.of("consent.given", "fvc.percent_predicted"), names);
        assertFalse(rule.answerable(Map.of("consent.given", true)));
        assertTrue(rule.answerable(Map.of("consent.given", true, "fvc.percent_predicted", 20.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alsfrs_r.totl >= 21",
                "alsfrs_r.total >= 21 &&",
                "alsfrs_r.total >= 'x'",
                "alsfrs_r.total + 1",
                "fvc.percent_predicted <= 20",
            })
    void refusesWhatIsNoRule(String expression) {
        // When
        var invalid = assertThrows(Rule.Invalid.class, () -> Rule.compile(expression, SCREENING));

        // Then
        assertFalse(invalid.messages().isEmpty());
    }

    @Test
    void derivesAValue() throws Rule.Invalid {
        // Given
        var rule = Rule.compile(
                "weight / ((height / 100.0) * (height / 100.0))",
                Map.of("weight", Rule.Type.DECIMAL, "height", Rule.Type.DECIMAL),
                Rule.Type.DECIMAL);

        // When
        var value = rule.value(Map.of("weight", 80.0, "height", 200.0));

        // Then
        assertEquals(20.0, value);
    }
}
