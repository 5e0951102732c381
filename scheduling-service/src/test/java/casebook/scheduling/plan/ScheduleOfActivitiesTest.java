package casebook.scheduling.plan;

import static casebook.scheduling.plan.ScheduleFixture.CONSENT;
import static casebook.scheduling.plan.ScheduleFixture.DOSE_1;
import static casebook.scheduling.plan.ScheduleFixture.DOSE_2;
import static casebook.scheduling.plan.ScheduleFixture.ENROLLMENT;
import static casebook.scheduling.plan.ScheduleFixture.FINAL;
import static casebook.scheduling.plan.ScheduleFixture.REPEAT_DOSE_1;
import static casebook.scheduling.plan.ScheduleFixture.REPEAT_DOSE_2;
import static casebook.scheduling.plan.ScheduleFixture.SCREENING;
import static casebook.scheduling.plan.ScheduleFixture.planned;
import static casebook.scheduling.plan.ScheduleFixture.schedule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.scheduling.plan.Timing.Direction;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleOfActivitiesTest {
    private static final VisitWindow A_DAY = new VisitWindow(Period.ofDays(1), Period.ofDays(1));

    @Test
    void nothingIsDueBeforeConsent() {
        // Given
        var unknown = new AnchorDates(null, null, Map.of());

        // When
        var due = schedule().due(unknown);

        // Then
        assertEquals(Map.of(), due);
    }

    @Test
    void consentMakesOnlyTheRunInDue() {
        // Given
        var consented = new AnchorDates(CONSENT, null, Map.of());

        // When
        var due = schedule().due(consented);

        // Then
        assertEquals(Set.of(SCREENING), due.keySet());
        assertEquals(new Due(CONSENT, CONSENT, CONSENT.plusDays(56)), due.get(SCREENING));
    }

    @Test
    void enrollmentMakesTheRestDueFromDueDates() {
        // Given
        var enrolled = new AnchorDates(CONSENT, ENROLLMENT, Map.of());

        // When
        var due = schedule().due(enrolled);

        // Then
        assertEquals(schedule().visits().size(), due.size());
        assertEquals(day("2025-04-02"), plannedOn(due, DOSE_1));
        assertEquals(new Due(day("2025-04-30"), day("2025-04-27"), day("2025-05-03")), due.get(DOSE_2));
        assertEquals(day("2025-10-30"), plannedOn(due, REPEAT_DOSE_1));
        assertEquals(day("2025-11-27"), plannedOn(due, REPEAT_DOSE_2));
        assertEquals(new Due(day("2026-05-27"), day("2026-05-20"), day("2026-06-03")), due.get(FINAL));
    }

    @Test
    void whatReallyHappenedCountsInsteadOfWhatWasDue() {
        // Given
        var dosed = new AnchorDates(CONSENT, ENROLLMENT, Map.of(DOSE_1, day("2025-04-04"), DOSE_2, day("2025-05-03")));

        // When
        var due = schedule().due(dosed);

        // Then
        assertEquals(day("2025-05-02"), plannedOn(due, DOSE_2));
        assertEquals(day("2025-11-03"), plannedOn(due, REPEAT_DOSE_1));
        assertEquals(day("2025-12-01"), plannedOn(due, REPEAT_DOSE_2));
        assertEquals(day("2026-06-01"), plannedOn(due, FINAL));
    }

    @Test
    void monthsEndWhereTheMonthEnds() {
        // Given
        var lastOfAugust = new AnchorDates(CONSENT, ENROLLMENT, Map.of(DOSE_2, day("2025-08-31")));
        var lastOfAugustBeforeALeapYear = new AnchorDates(CONSENT, ENROLLMENT, Map.of(DOSE_2, day("2027-08-31")));

        // When
        var due = schedule().due(lastOfAugust);
        var dueInLeapYear = schedule().due(lastOfAugustBeforeALeapYear);

        // Then
        assertEquals(day("2026-02-28"), plannedOn(due, REPEAT_DOSE_1));
        assertEquals(day("2028-02-29"), plannedOn(dueInLeapYear, REPEAT_DOSE_1));
    }

    @Test
    void aVisitMayComeBeforeItsAnchorAndStandBeforeItInTheProtocol() {
        // Given
        var schedule = new ScheduleOfActivities(
                "1.0",
                List.of(
                        planned("baseline", Epoch.TREATMENT, "day-1", Direction.BEFORE, "P7D", A_DAY),
                        planned("day-1", Epoch.TREATMENT, "enrollment", Direction.ON, "P0D", A_DAY)));

        // When
        var due = schedule.due(new AnchorDates(CONSENT, ENROLLMENT, Map.of()));

        // Then
        assertEquals(ENROLLMENT, plannedOn(due, new VisitId("day-1")));
        assertEquals(
                new Due(ENROLLMENT.minusDays(7), ENROLLMENT.minusDays(8), ENROLLMENT.minusDays(6)),
                due.get(new VisitId("baseline")));
    }

    @Test
    void whatIsCountedFromItselfIsNeverDue() {
        // Given
        var circle = new ScheduleOfActivities(
                "1.0",
                List.of(
                        planned("one", Epoch.RUN_IN, "two", Direction.AFTER, "P1D", A_DAY),
                        planned("two", Epoch.RUN_IN, "one", Direction.AFTER, "P1D", A_DAY)));

        // When
        var due = circle.due(new AnchorDates(CONSENT, ENROLLMENT, Map.of()));

        // Then
        assertTrue(due.isEmpty());
    }

    @Test
    void bothEndsOfAWindowBelongToIt() {
        // Given
        var due = new Due(day("2025-05-01"), day("2025-04-28"), day("2025-05-04"));

        // When
        var covered = List.of(
                due.covers(day("2025-04-27")),
                due.covers(day("2025-04-28")),
                due.covers(day("2025-05-04")),
                due.covers(day("2025-05-05")));

        // Then
        assertEquals(List.of(false, true, true, false), covered);
    }

    private static LocalDate plannedOn(Map<VisitId, Due> due, VisitId visit) {
        return Objects.requireNonNull(due.get(visit)).plannedOn();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
