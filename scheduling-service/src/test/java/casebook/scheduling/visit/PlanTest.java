package casebook.scheduling.visit;

import static casebook.scheduling.plan.ScheduleFixture.CONSENT;
import static casebook.scheduling.plan.ScheduleFixture.DOSE_1;
import static casebook.scheduling.plan.ScheduleFixture.DOSE_2;
import static casebook.scheduling.plan.ScheduleFixture.FINAL;
import static casebook.scheduling.plan.ScheduleFixture.REPEAT_DOSE_1;
import static casebook.scheduling.plan.ScheduleFixture.SCREENING;
import static casebook.scheduling.plan.ScheduleFixture.schedule;
import static casebook.scheduling.visit.SubjectFixture.CONSENTED;
import static casebook.scheduling.visit.SubjectFixture.ENROLLED;
import static casebook.scheduling.visit.SubjectFixture.NO_VISITS;
import static casebook.scheduling.visit.SubjectFixture.REGISTERED;
import static casebook.scheduling.visit.SubjectFixture.outstanding;
import static casebook.scheduling.visit.SubjectFixture.planOf;
import static casebook.scheduling.visit.SubjectFixture.plannedOn;
import static casebook.scheduling.visit.SubjectFixture.visitsOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.scheduling.plan.Contact;
import casebook.scheduling.plan.Doses;
import casebook.scheduling.plan.Due;
import casebook.scheduling.plan.Epoch;
import casebook.scheduling.plan.Participation.Status;
import casebook.scheduling.plan.ScheduleOfActivities;
import casebook.scheduling.plan.VisitOutline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final LocalDate DOSED = LocalDate.parse("2025-04-04");

    @Test
    void aRegisteredSubjectHasNoVisits() {
        // When
        var visits = planOf(REGISTERED).applyTo(NO_VISITS);

        // Then
        assertTrue(visits.visits().isEmpty());
    }

    @Test
    void consentPlansScreening() {
        // When
        var visits = planOf(CONSENTED).applyTo(NO_VISITS);

        // Then
        assertEquals(Set.of(SCREENING), visits.visits().keySet());
        assertEquals(CONSENT, plannedOn(visits, SCREENING));
        assertEquals("1.0", visits.studyVersion());
    }

    @Test
    void enrollmentPlansTreatmentAndFollowUpAndLeavesScreeningAlone() {
        // Given
        var consented = visitsOf(CONSENTED);
        var screened = consented.with(outstanding(consented, SCREENING).occur(CONSENT.plusDays(2)));

        // When
        var visits = planOf(ENROLLED).applyTo(screened);

        // Then
        assertEquals(schedule().visits().size(), visits.visits().size());
        assertEquals(screened.find(SCREENING), visits.find(SCREENING));
        assertTrue(visits.find(FINAL).orElseThrow().outline().scheduled());
    }

    @Test
    void theSamePlanTwiceIsTheSamePlan() {
        // Given
        var once = visitsOf(ENROLLED);

        // When
        var twice = planOf(ENROLLED).applyTo(once);

        // Then
        assertEquals(once, twice);
    }

    @Test
    void anOccurrenceMovesWhatIsCountedFromIt() {
        // Given
        var enrolled = visitsOf(ENROLLED);
        var dosed = enrolled.with(outstanding(enrolled, DOSE_1).occur(DOSED));

        // When
        var visits = planOf(ENROLLED).applyTo(dosed);

        // Then
        assertEquals(DOSED.plusDays(28), plannedOn(visits, DOSE_2));
        assertEquals(DOSED.plusDays(28).plusMonths(6), plannedOn(visits, REPEAT_DOSE_1));
    }

    @Test
    void anAdministrationMovesWhatIsCountedFromItsVisitBeforeTheVisitIsRecorded() {
        // Given
        var plan = new Plan(schedule(), ENROLLED, Doses.given(Map.of(DOSE_1, DOSED)));

        // When
        var visits = plan.applyTo(visitsOf(ENROLLED));

        // Then
        assertEquals(DOSED.plusDays(28), plannedOn(visits, DOSE_2));
        assertInstanceOf(Visit.Planned.class, visits.find(DOSE_1).orElseThrow());
    }

    @Test
    void fromADayOnWhichNothingWasGivenNothingIsCounted() {
        // Given
        var enrolled = visitsOf(ENROLLED);
        var came = enrolled.with(outstanding(enrolled, DOSE_1).occur(DOSED));
        var counted = planOf(ENROLLED).applyTo(came);

        // When
        var visits = new Plan(schedule(), ENROLLED, new Doses(Map.of(), Set.of(DOSE_1))).applyTo(counted);

        // Then
        assertEquals(DOSED.plusDays(28), plannedOn(counted, DOSE_2));
        assertEquals(plannedOn(enrolled, DOSE_2), plannedOn(visits, DOSE_2));
        assertEquals(came.find(DOSE_1), visits.find(DOSE_1));
    }

    @Test
    void aBookedVisitMovesAndStaysBooked() {
        // Given
        var bookedFor = LocalDate.parse("2025-05-05");
        var enrolled = visitsOf(ENROLLED);
        var booked = enrolled.with(outstanding(enrolled, DOSE_2).book(bookedFor));

        // When
        var visits = new Plan(schedule(), ENROLLED, Doses.given(Map.of(DOSE_1, DOSED))).applyTo(booked);

        // Then
        var visit = assertInstanceOf(Visit.Booked.class, visits.find(DOSE_2).orElseThrow());
        assertEquals(bookedFor, visit.bookedFor());
        assertEquals(DOSED.plusDays(28), visit.due().plannedOn());
    }

    @Test
    void whatIsOverNeverMoves() {
        // Given
        var enrolled = visitsOf(ENROLLED);
        var over = enrolled.with(outstanding(enrolled, DOSE_2).miss("In hospital"))
                .with(outstanding(enrolled, FINAL).cancel("Moves abroad"));

        // When
        var visits = new Plan(schedule(), ENROLLED, Doses.given(Map.of(DOSE_1, DOSED))).applyTo(over);

        // Then
        assertEquals(over.find(DOSE_2), visits.find(DOSE_2));
        assertEquals(over.find(FINAL), visits.find(FINAL));
        assertEquals(plannedOn(enrolled, REPEAT_DOSE_1), plannedOn(visits, REPEAT_DOSE_1));
    }

    @Test
    void theEndOfParticipationDropsWhatTheProtocolStillWanted() {
        // Given
        var enrolled = visitsOf(ENROLLED);
        var dosed = enrolled.with(outstanding(enrolled, DOSE_1).occur(DOSED));

        // When
        var visits = planOf(ENROLLED.ended(Status.DISCONTINUED, DOSED)).applyTo(dosed);

        // Then
        assertEquals(dosed.find(DOSE_1), visits.find(DOSE_1));
        assertTrue(visits.visits().values().stream().noneMatch(Visit.Outstanding.class::isInstance));
        var dropped = assertInstanceOf(Visit.Dropped.class, visits.find(FINAL).orElseThrow());
        assertEquals("Discontinued", dropped.reason());
    }

    @Test
    void anAmendmentCancelsWhatItDropsAndLeavesWhatItDoesNotKnowOfAlone() {
        // Given
        var withoutFinal = new ScheduleOfActivities(
                "2.0",
                schedule().visits().stream()
                        .filter(visit -> !visit.id().equals(FINAL))
                        .toList());
        var before =
                visitsOf(ENROLLED).with(outstanding(visitsOf(ENROLLED), DOSE_1).occur(DOSED));

        // When
        var visits = new Plan(withoutFinal, ENROLLED, Doses.NONE).applyTo(before);

        // Then
        assertEquals("2.0", visits.studyVersion());
        assertInstanceOf(Visit.Dropped.class, visits.find(FINAL).orElseThrow());
        assertEquals(before.find(DOSE_1), visits.find(DOSE_1));
    }

    @Test
    void whatThePlanDroppedComesBackWithANewConsentAndWhatTheSiteCancelledDoesNot() {
        // Given
        var enrolled = visitsOf(ENROLLED);
        var cancelled = enrolled.with(outstanding(enrolled, FINAL).cancel("Moves abroad"));
        var withdrawn = planOf(ENROLLED.withdrawn(1, CONSENT)).applyTo(cancelled);

        // When
        var visits = planOf(ENROLLED.withdrawn(1, CONSENT).consented(2, CONSENT, "1.0"))
                .applyTo(withdrawn);

        // Then
        assertEquals(cancelled, visits);
        assertInstanceOf(Visit.Dropped.class, withdrawn.find(DOSE_1).orElseThrow());
    }

    @Test
    void whatTheSiteAddedOutlivesTheEndButNotTheConsent() {
        // Given
        var enrolled = visitsOf(ENROLLED);
        var outline = new VisitOutline(
                enrolled.nextUnscheduled(), "Fever", Epoch.FOLLOW_UP, Contact.CLINIC, List.of(), false, false);
        var added = enrolled.with(new Visit.Planned(outline, Due.on(DOSED.plusDays(9)), 0));

        // When
        var ended = planOf(ENROLLED.ended(Status.DISCONTINUED, DOSED)).applyTo(added);
        var withdrawn = planOf(ENROLLED.withdrawn(1, DOSED)).applyTo(added);

        // Then
        assertEquals(added.find(outline.id()), ended.find(outline.id()));
        assertInstanceOf(Visit.Dropped.class, withdrawn.find(outline.id()).orElseThrow());
    }
}
