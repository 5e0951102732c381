package casebook.assessment.capture;

import static casebook.assessment.capture.ConditionFixture.ADMINISTRATION;
import static casebook.assessment.capture.ConditionFixture.ADVERSE_EVENT;
import static casebook.assessment.capture.ConditionFixture.CONSENTED;
import static casebook.assessment.capture.ConditionFixture.CONSENTED_ON;
import static casebook.assessment.capture.ConditionFixture.ENROLLED;
import static casebook.assessment.capture.ConditionFixture.ENROLLED_ON;
import static casebook.assessment.capture.ConditionFixture.OBSERVATION;
import static casebook.assessment.capture.ConditionFixture.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.capture.Condition.Situation;
import casebook.assessment.capture.Participation.Disposition;
import casebook.assessment.capture.Participation.Disposition.How;
import casebook.assessment.form.PlannedVisit;
import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is captured from enrollment on, and until participation ends. */
class ParticipationConditionTest {
    @ParameterizedTest
    @CsvSource({"run-in,", "treatment,not-allocated", "follow-up,not-allocated"})
    void onlyTheRunInIsBeforeEnrollment(String epoch, String refusal) {
        // Given
        var planned = new PlannedVisit("any", epoch, null, null);

        // When
        var reasons =
                Condition.TO_BE_PLANNED.reasons(new Situation(CONSENTED, OBSERVATION, planned, null, CONSENTED_ON));

        // Then
        assertEquals(
                refusal == null ? List.of() : List.of(refusal),
                reasons.stream().map(Reason::code).toList());
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void participationThatEndedTakesAdverseEventsAlone(How how) {
        // Given
        var ended = CONSENTED.ended(new Disposition(how, CONSENTED_ON.plusDays(30)));

        // When
        var refusals = refusals(Condition.TO_START, ended, OBSERVATION, CONSENTED_ON.plusDays(31));

        // Then
        assertEquals(List.of("participation-ended"), refusals);
        assertEquals(List.of(), refusals(Condition.TO_START, ended, ADVERSE_EVENT, CONSENTED_ON.plusDays(31)));
        assertEquals(List.of(), refusals(Condition.TO_START, ended, OBSERVATION, CONSENTED_ON.plusDays(30)));
        assertEquals(
                List.of("participation-ended"),
                refusals(Condition.TO_CORRECT, ended, OBSERVATION, CONSENTED_ON.plusDays(31)));
    }

    @Test
    void noAdministrationBeforeAllocation() {
        // Given
        var participation = CONSENTED;

        // When
        var refusals = refusals(Condition.TO_START, participation, ADMINISTRATION, ENROLLED_ON);

        // Then
        assertEquals(List.of("not-allocated"), refusals);
    }

    @ParameterizedTest
    @CsvSource({"2025-03-25,before-enrollment", "2025-03-26,"})
    void theDayOfAllocationIsTheFirstDayOfAdministration(LocalDate day, String refusal) {
        // Given
        var expected = refusal == null ? List.of() : List.of(refusal);

        // When
        var refusals = refusals(Condition.TO_START, ENROLLED, ADMINISTRATION, day);

        // Then
        assertEquals(expected, refusals);
    }
}
