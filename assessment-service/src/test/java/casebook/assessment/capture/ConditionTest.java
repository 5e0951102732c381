package casebook.assessment.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.capture.Condition.Situation;
import casebook.assessment.capture.Participation.Consent;
import casebook.assessment.capture.Participation.Disposition;
import casebook.assessment.capture.Participation.Disposition.How;
import casebook.assessment.capture.Participation.Enrollment;
import casebook.assessment.form.CompiledForm;
import casebook.assessment.form.Form.Purpose;
import casebook.assessment.form.FormFixture;
import casebook.assessment.form.PlannedVisit;
import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.Reason;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {
    private static final LocalDate CONSENTED_ON = LocalDate.of(2025, 3, 3);
    private static final LocalDate ENROLLED_ON = LocalDate.of(2025, 3, 26);
    private static final Participation REGISTERED = Participation.registered("HYU-001", new SiteId("HYU"));
    private static final Participation CONSENTED = REGISTERED.consented(new Consent(1, CONSENTED_ON, "1.0", null));
    private static final Participation ENROLLED =
            CONSENTED.enrolled(new Enrollment(ENROLLED_ON, "cohort-1", "cells-1e6-per-kg"));
    private static final CompiledForm OBSERVATION = FormFixture.ofPurpose(Purpose.OBSERVATION);
    private static final CompiledForm ADVERSE_EVENT = FormFixture.ofPurpose(Purpose.ADVERSE_EVENT);
    private static final CompiledForm ADMINISTRATION = FormFixture.administration();

    private static Visit visit(String... forms) {
        return Visit.planned("cycle1-dose1", List.of(forms), ENROLLED_ON);
    }

    private static List<String> refusals(
            Condition condition, Participation participation, CompiledForm form, LocalDate day) {
        var situation = new Situation(participation, form, null, visit("any", "administration"), day);
        return condition.reasons(situation).stream().map(Reason::code).toList();
    }

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
