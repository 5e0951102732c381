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
            "medical_history.diagnosis_date", Rule.Type.DATE,
            "medical_history.remark", Rule.Type.TEXT,
            "consent.on", Rule.Type.DATE,
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
                "withinYears(medical_history.remark, consent.on, 5)",
                "consent.on > '2025-01-01'",
                "consent.on == ''",
                "withinYears(date('2025-02-30'), consent.on, 5)",
                "daysBetween(date(medical_history.remark), consent.on) > 5",
                "alsfrs_r.total / 0 > 1",
                "alsfrs_r.total % 0 > 1",
                "dyn(consent.given)",
                "[consent.given, 1][0]",
                "{'known': true}.unknown.size()",
            })
    void refusesWhatIsNoRule(String expression) {
        // When
        var invalid = assertThrows(Rule.Invalid.class, () -> Rule.compile(expression, SCREENING));

        // Then
        assertFalse(invalid.messages().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alsfrs_r.total / (alsfrs_r.total - 1) > 1 | it divides by zero",
                "alsfrs_r.total + 9223372036854775807 > 1 | a number becomes too large",
                "alsfrs_r.total * -9223372036854775807 * 2 > 1 | a number becomes too large",
                "int(medical_history.remark) > 1 | a value does not have the form it needs",
                "timestamp(medical_history.remark) > timestamp('2025-01-01T00:00:00Z') | a value does not have the form it needs",
                "{'known': 1}[medical_history.remark] == 1 | it looks for what is not there",
                "[1, 2][alsfrs_r.total + 5] == 1 | it looks for what is not there",
                "withinYears(consent.on, consent.on, alsfrs_r.total * 9000000000) | a date is out of range",
                "medical_history.remark.matches(medical_history.remark + '(') | a value does not have the form it needs",
                "dyn(medical_history.remark) > 5 | it cannot be evaluated",
            })
    void hasNoResultForSomeValues(String expression, String why) throws Rule.Invalid {
        // Given
        var rule = Rule.compile(expression, SCREENING);
        // When
        var none = assertThrows(
                Rule.NoResult.class,
                () -> rule.holds(
                        Map.of("alsfrs_r.total", 1L, "medical_history.remark", "none", "consent.on", "2025-03-03")));
        // Then
        assertEquals(why, none.why());
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "2025-02-30", "''"})
    void takesNoTextForADate(String text) throws Rule.Invalid {
        // Given
        var rule = Rule.compile("isBefore(consent.on, date('2030'))", SCREENING);
        // When
        var none = assertThrows(Rule.NoResult.class, () -> rule.holds(Map.of("consent.on", text)));
        // Then
        assertEquals("a value is no date", none.why());
    }

    @Test
    void needsAValueForEverythingItNames() throws Rule.Invalid {
        // Given
        var rule = Rule.compile("consent.given || alsfrs_r.total > 1", SCREENING);
        // When
        var none = assertThrows(Rule.NoResult.class, () -> rule.holds(Map.of("consent.given", true)));
        // Then
        assertEquals("a value is missing or of another type", none.why());
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03, 2025-03-14, false",
        "2025, 2025-03, false",
        "2025-03-13, 2025-03-14, true",
        "2025-02, 2025-03-14, true",
        "2025-03-14, 2025-03-14, false"
    })
    void isBeforeOnlyWhereItCanBeNothingElse(String end, String start, boolean before) throws Rule.Invalid {
        // Given
        var dates = Map.of("start", Rule.Type.DATE, "end", Rule.Type.DATE);
        var rule = Rule.compile("isBefore(end, start)", dates);
        // When
        var answer = rule.holds(Map.of("start", start, "end", end));
        // Then
        assertEquals(before, answer);
    }

    @ParameterizedTest
    @CsvSource({"2025-03-14, 2025-03-14, true", "2025-03, 2025-03, true", "2025-03, 2025-03-01, false"})
    void isTheSameDateOnlyWhereItIsKnownAlike(String end, String death, boolean same) throws Rule.Invalid {
        // Given
        var rule = Rule.compile("end == death", Map.of("end", Rule.Type.DATE, "death", Rule.Type.DATE));
        // When
        var answer = rule.holds(Map.of("end", end, "death", death));
        // Then
        assertEquals(same, answer);
    }

    @Test
    void noticesAnAnswer() throws Rule.Invalid {
        // Given
        var rule = Rule.compile("answered(consent.on) && answered(alsfrs_r.total)", SCREENING);
        // When
        var answer = rule.holds(Map.of("consent.on", "2025-03", "alsfrs_r.total", 0L));
        // Then
        assertTrue(answer);
    }

    @Test
    void givesADateAsText() throws Rule.Invalid {
        // Given
        var rule = Rule.compile("consent.on", SCREENING, Rule.Type.DATE);
        // When
        var value = rule.value(Map.of("consent.on", "2025-03"));
        // Then
        assertEquals("2025-03", value);
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
