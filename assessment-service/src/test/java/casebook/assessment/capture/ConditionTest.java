package casebook.assessment.capture;

import static casebook.assessment.capture.ConditionFixture.ADMINISTRATION;
import static casebook.assessment.capture.ConditionFixture.ADVERSE_EVENT;
import static casebook.assessment.capture.ConditionFixture.CONSENTED;
import static casebook.assessment.capture.ConditionFixture.CONSENTED_ON;
import static casebook.assessment.capture.ConditionFixture.ENROLLED;
import static casebook.assessment.capture.ConditionFixture.ENROLLED_ON;
import static casebook.assessment.capture.ConditionFixture.OBSERVATION;
import static casebook.assessment.capture.ConditionFixture.REGISTERED;
import static casebook.assessment.capture.ConditionFixture.visit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.capture.Condition.Situation;
import casebook.assessment.capture.Participation.Disposition;
import casebook.assessment.capture.Participation.Disposition.How;
import casebook.assessment.form.FormFixture;
import casebook.kernel.refusal.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which forms belong to which visit. */
class ConditionTest {
    @ParameterizedTest
    @CsvSource({"PLANNED,", "OCCURRED,", "MISSED,visit-missed", "CANCELLED,visit-cancelled"})
    void aVisitThatDoesNotTakePlaceHasNoForms(Visit.Status status, String refusal) {
        // Given
        var situation = new Situation(CONSENTED, OBSERVATION, null, visit("any").became(status, null), CONSENTED_ON);

        // When
        var reasons = Condition.TO_START.reasons(situation);

        // Then
        assertEquals(
                refusal == null ? List.of() : List.of(refusal),
                reasons.stream().map(Reason::code).toList());
    }

    @ParameterizedTest
    @CsvSource({"0,", "30,", "31,visit-cancelled"})
    void whatTheEndDroppedTakesFormsOfTheDaysUntilIt(int day, String refusal) {
        // Given
        var ended = CONSENTED.ended(new Disposition(How.DISCONTINUED, CONSENTED_ON.plusDays(30)));
        var dropped = visit("any").became(Visit.Status.DROPPED, null);

        // When
        var reasons = Condition.TO_START.reasons(
                new Situation(ended, ADVERSE_EVENT, null, dropped, CONSENTED_ON.plusDays(day)));

        // Then
        assertEquals(
                refusal == null ? List.of() : List.of(refusal),
                reasons.stream().map(Reason::code).toList());
    }

    @Test
    void whatAnAmendmentDroppedTakesNoForm() {
        // Given
        var dropped = visit("any").became(Visit.Status.DROPPED, null);

        // When
        var reasons = Condition.TO_START.reasons(new Situation(CONSENTED, OBSERVATION, null, dropped, CONSENTED_ON));

        // Then
        assertEquals(
                List.of("visit-cancelled"), reasons.stream().map(Reason::code).toList());
    }

    @Test
    void ofAVisitThatNobodyPlansOnlyTheConsentIsAsked() {
        // Given
        var ended = CONSENTED.ended(new Disposition(How.DISCONTINUED, CONSENTED_ON));

        // When
        var reasons = Condition.TO_BE_PLANNED.reasons(
                new Situation(ended, ADMINISTRATION, null, null, CONSENTED_ON.plusDays(1)));

        // Then
        assertEquals(List.of(), reasons);
    }

    @Test
    void aVisitTakesOnlyTheFormsItAsksFor() {
        // Given
        var situation = new Situation(CONSENTED, OBSERVATION, null, visit("fvc"), CONSENTED_ON);

        // When
        var reasons = Condition.TO_START.reasons(situation);

        // Then
        assertEquals(
                List.of("form-not-planned"), reasons.stream().map(Reason::code).toList());
    }

    @ParameterizedTest
    @EnumSource(
            value = Visit.Status.class,
            names = {"PLANNED", "OCCURRED"})
    void someFormsAreCapturedAtAnyVisit(Visit.Status status) {
        // Given
        var visit = visit("fvc").became(status, null);

        // When
        var reasons =
                Condition.TO_START.reasons(new Situation(CONSENTED, FormFixture.anyVisit(), null, visit, CONSENTED_ON));

        // Then
        assertEquals(List.of(), reasons);
    }

    @Test
    void anUnscheduledVisitTakesAnyFormButAnAdministration() {
        // Given
        var unscheduled = Visits.NONE
                .occurred("unscheduled-1", ENROLLED_ON)
                .find("unscheduled-1")
                .orElseThrow();

        // When
        var reasons =
                Condition.TO_START.reasons(new Situation(ENROLLED, ADMINISTRATION, null, unscheduled, ENROLLED_ON));

        // Then
        assertEquals(
                List.of("form-not-planned"), reasons.stream().map(Reason::code).toList());
        assertEquals(
                List.of(),
                Condition.TO_START.reasons(new Situation(ENROLLED, OBSERVATION, null, unscheduled, ENROLLED_ON)));
    }

    @Test
    void everyReasonIsNamed() {
        // Given
        var ended = REGISTERED.ended(new Disposition(How.SCREEN_FAILED, CONSENTED_ON));
        var missed = visit("fvc").became(Visit.Status.MISSED, null);

        // When
        var reasons = Condition.TO_START.reasons(
                new Situation(ended, ADMINISTRATION, null, missed, CONSENTED_ON.plusDays(1)));

        // Then
        assertEquals(
                List.of("no-consent", "visit-missed", "form-not-planned", "participation-ended", "not-allocated"),
                reasons.stream().map(Reason::code).toList());
    }
}
