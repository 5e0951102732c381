package casebook.assessment.capture;

import static casebook.assessment.capture.ConditionFixture.ADVERSE_EVENT;
import static casebook.assessment.capture.ConditionFixture.CONSENTED;
import static casebook.assessment.capture.ConditionFixture.CONSENTED_ON;
import static casebook.assessment.capture.ConditionFixture.OBSERVATION;
import static casebook.assessment.capture.ConditionFixture.REGISTERED;
import static casebook.assessment.capture.ConditionFixture.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.capture.Participation.Consent;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is captured that no consent covers. */
class ConsentConditionTest {
    @Test
    void nothingIsRecordedBeforeConsent() {
        // Given
        var participation = REGISTERED;

        // When
        var refusals = refusals(Condition.TO_START, participation, OBSERVATION, CONSENTED_ON);

        // Then
        assertEquals(List.of("no-consent"), refusals);
    }

    @ParameterizedTest
    @CsvSource({"2025-03-02,before-consent", "2025-03-03,", "2025-03-04,"})
    void theDayOfConsentIsTheFirstDayOfData(LocalDate day, String refusal) {
        // Given
        var expected = refusal == null ? List.of() : List.of(refusal);

        // When
        var refusals = refusals(Condition.TO_START, CONSENTED, OBSERVATION, day);

        // Then
        assertEquals(expected, refusals);
    }

    @Test
    void nothingNewIsRecordedAfterWithdrawal() {
        // Given
        var withdrawn = CONSENTED.withdrawn(1, CONSENTED_ON.plusDays(10));

        // When
        var refusals = refusals(Condition.TO_START, withdrawn, ADVERSE_EVENT, CONSENTED_ON.plusDays(11));

        // Then
        assertEquals(List.of("consent-withdrawn", "before-consent"), refusals);
        assertEquals(List.of(), refusals(Condition.TO_CORRECT, withdrawn, OBSERVATION, CONSENTED_ON.plusDays(10)));
    }

    @Test
    void aWithdrawalEndsTheConsentsBeforeItAndNoneAfter() {
        // Given
        var twice = CONSENTED.consented(new Consent(2, CONSENTED_ON.plusDays(5), "2.0", null));

        // When
        var latest = twice.withdrawn(2, CONSENTED_ON.plusDays(10));

        // Then
        assertEquals(
                List.of("consent-withdrawn"),
                refusals(Condition.TO_START, latest, OBSERVATION, CONSENTED_ON.plusDays(10)));
        assertEquals(
                List.of(),
                refusals(
                        Condition.TO_START,
                        twice.withdrawn(1, CONSENTED_ON.plusDays(10)),
                        OBSERVATION,
                        CONSENTED_ON.plusDays(11)));
    }

    @Test
    void aWithdrawalLeavesTheDayOfAnEarlierOne() {
        // Given
        var again = CONSENTED
                .withdrawn(1, CONSENTED_ON.plusDays(10))
                .consented(new Consent(2, CONSENTED_ON.plusDays(20), "2.0", null));

        // When
        var both = again.withdrawn(2, CONSENTED_ON.plusDays(30));

        // Then
        assertEquals(CONSENTED_ON.plusDays(10), both.consents().getFirst().withdrawnOn());
    }

    @Test
    void anotherConsentTakesThePlaceOfAWithdrawnOne() {
        // Given
        var again = CONSENTED
                .withdrawn(1, CONSENTED_ON.plusDays(10))
                .consented(new Consent(2, CONSENTED_ON.plusDays(20), "2.0", null));

        // When
        var between = refusals(Condition.TO_START, again, OBSERVATION, CONSENTED_ON.plusDays(15));

        // Then
        assertEquals(List.of("before-consent"), between);
        assertEquals(List.of(), refusals(Condition.TO_START, again, OBSERVATION, CONSENTED_ON.plusDays(20)));
        assertEquals("2.0", again.studyVersion().orElseThrow());
    }
}
