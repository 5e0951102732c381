package casebook.scheduling.visit;

import static casebook.scheduling.plan.ScheduleFixture.DOSE_1;
import static casebook.scheduling.plan.ScheduleFixture.DOSE_2;
import static casebook.scheduling.plan.ScheduleFixture.ENROLLMENT;
import static casebook.scheduling.plan.ScheduleFixture.FINAL;
import static casebook.scheduling.plan.ScheduleFixture.SCREENING;
import static casebook.scheduling.plan.ScheduleFixture.schedule;
import static casebook.scheduling.visit.SubjectFixture.ENROLLED;
import static casebook.scheduling.visit.SubjectFixture.outstanding;
import static casebook.scheduling.visit.SubjectFixture.planOf;
import static casebook.scheduling.visit.SubjectFixture.plannedOn;
import static casebook.scheduling.visit.SubjectFixture.visitsOf;
import static casebook.scheduling.visit.VisitRules.AFTER_ENROLLMENT;
import static casebook.scheduling.visit.VisitRules.NOTHING_COMPLETED_WITH_IT;
import static casebook.scheduling.visit.VisitRules.NOTHING_COUNTED_FROM_IT_OCCURRED;
import static casebook.scheduling.visit.VisitRules.RECORDED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.kernel.refusal.Reason;
import casebook.scheduling.plan.Contact;
import casebook.scheduling.plan.Doses;
import casebook.scheduling.plan.Due;
import casebook.scheduling.plan.Epoch;
import casebook.scheduling.plan.Participation.Status;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.plan.VisitOutline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may be corrected of a visit, and what follows. */
class CorrectionRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-05-10");
    private static final LocalDate TYPED = LocalDate.parse("2025-04-01");
    private static final LocalDate MEANT = LocalDate.parse("2025-04-10");
    private final SubjectVisits enrolled = visitsOf(ENROLLED);

    @Test
    void onlyWhatWasRecordedIsCorrected() {
        // Given
        var visits = enrolled.with(outstanding(enrolled, SCREENING).miss("Ill"))
                .with(outstanding(enrolled, DOSE_1).occur(TYPED))
                .with(outstanding(enrolled, DOSE_2).cancel("Ill"))
                .with(outstanding(enrolled, FINAL).drop("Discontinued"));

        // When
        var missed = reasons(RECORDED, visits, SCREENING);
        var occurred = reasons(RECORDED, visits, DOSE_1);
        var cancelled = reasons(RECORDED, visits, DOSE_2);
        var dropped = reasons(RECORDED, visits, FINAL);
        var planned = reasons(RECORDED, enrolled, DOSE_1);

        // Then
        assertEquals(
                List.of(),
                Stream.of(missed, occurred, cancelled).flatMap(List::stream).toList());
        assertEquals(List.of("nothing-recorded"), dropped);
        assertEquals(List.of("nothing-recorded"), planned);
    }

    @Test
    void whatHasAnOccurrenceBehindItIsNotStillToCome() {
        // Given
        var first = enrolled.with(outstanding(enrolled, DOSE_1).occur(TYPED));
        var both = first.with(outstanding(enrolled, DOSE_2).occur(TYPED.plusDays(28)));
        var secondMissed = first.with(outstanding(enrolled, DOSE_2).miss("Ill"));

        // When
        var last = reasons(NOTHING_COUNTED_FROM_IT_OCCURRED, both, DOSE_2);
        var before = reasons(NOTHING_COUNTED_FROM_IT_OCCURRED, both, DOSE_1);
        var beforeMissed = reasons(NOTHING_COUNTED_FROM_IT_OCCURRED, secondMissed, DOSE_1);
        var beforeGiven = reasons(
                NOTHING_COUNTED_FROM_IT_OCCURRED, first, DOSE_1, Doses.given(Map.of(DOSE_2, TYPED.plusDays(28))));

        // Then
        assertEquals(List.of(), last);
        assertEquals(List.of("later-visit-occurred"), before);
        assertEquals(List.of(), beforeMissed);
        assertEquals(List.of("later-visit-occurred"), beforeGiven);
    }

    @Test
    void theVisitThatTheStudyWasCompletedWithTookPlace() {
        // Given
        var outline = new VisitOutline(FINAL, "Final", Epoch.FOLLOW_UP, Contact.CLINIC, List.of(), true, true);
        var visits = enrolled.with(new Visit.Occurred(outline, Due.on(TYPED), 1, TYPED))
                .with(outstanding(enrolled, DOSE_1).occur(TYPED));

        // When
        var finalVisit = ofCompleted(visits, FINAL);
        var another = ofCompleted(visits, DOSE_1);
        var beforeCompletion = reasons(NOTHING_COMPLETED_WITH_IT, visits, FINAL);

        // Then
        assertEquals(List.of("participation-ended"), finalVisit);
        assertEquals(List.of(), another);
        assertEquals(List.of(), beforeCompletion);
    }

    private static List<String> ofCompleted(SubjectVisits visits, VisitId visit) {
        var situation = new Situation(planOf(ENROLLED.ended(Status.COMPLETED, TODAY)), visits, TODAY);
        var proposal = new Proposal(situation, visits.find(visit).orElseThrow(), null, "");
        return NOTHING_COMPLETED_WITH_IT.against(proposal).map(Reason::code).toList();
    }

    @Test
    void whatIsCountedFromACorrectedVisitMovesWithIt() {
        // Given
        var plan = planOf(ENROLLED);
        var typed = plan.applyTo(enrolled.with(outstanding(enrolled, DOSE_1).occur(TYPED)));
        var occurred = (Visit.Over) typed.find(DOSE_1).orElseThrow();

        // When
        var meant = plan.applyTo(typed.with(occurred.correctedToOccurred(MEANT, Epoch.TREATMENT)));
        var missed = plan.applyTo(typed.with(occurred.correctedToMissed("Was not there")));
        var reinstated = plan.applyTo(typed.with(occurred.reinstated()));

        // Then
        assertEquals(TYPED.plusDays(28), plannedOn(typed, DOSE_2));
        assertEquals(MEANT.plusDays(28), plannedOn(meant, DOSE_2));
        assertEquals(plannedOn(enrolled, DOSE_2), plannedOn(missed, DOSE_2));
        assertEquals(enrolled, reinstated);
    }

    @Test
    void anUnscheduledVisitIsOfTheEpochOfItsDay() {
        // Given
        var situation = new Situation(planOf(ENROLLED), enrolled, TODAY);
        var treatment = unscheduled(Epoch.TREATMENT);

        // When
        var onEnrollment = situation.epochOf(treatment, ENROLLMENT);
        var theDayBefore = situation.epochOf(treatment, ENROLLMENT.minusDays(1));
        var fromRunIn = situation.epochOf(unscheduled(Epoch.RUN_IN), ENROLLMENT);
        var inFollowUp = situation.epochOf(unscheduled(Epoch.FOLLOW_UP), ENROLLMENT);
        var ofTheProtocol =
                situation.epochOf(enrolled.find(DOSE_1).orElseThrow().outline(), ENROLLMENT.minusDays(1));

        // Then
        assertEquals(Epoch.TREATMENT, onEnrollment);
        assertEquals(Epoch.RUN_IN, theDayBefore);
        assertEquals(Epoch.TREATMENT, fromRunIn);
        assertEquals(Epoch.FOLLOW_UP, inFollowUp);
        assertEquals(Epoch.TREATMENT, ofTheProtocol);
    }

    @Test
    void onlyWhatTheProtocolPlansWaitsForEnrollment() {
        // Given
        var outline = unscheduled(Epoch.TREATMENT);
        var visits = enrolled.with(new Visit.Occurred(outline, Due.on(ENROLLMENT), 1, ENROLLMENT));
        var before = ENROLLMENT.minusDays(1);

        // When
        var unscheduled = reasons(AFTER_ENROLLMENT, visits, outline.id(), before);
        var scheduled = reasons(AFTER_ENROLLMENT, visits, DOSE_1, before);

        // Then
        assertEquals(List.of(), unscheduled);
        assertEquals(List.of("before-enrollment"), scheduled);
    }

    private VisitOutline unscheduled(Epoch epoch) {
        return new VisitOutline(enrolled.nextUnscheduled(), "Fever", epoch, Contact.CLINIC, List.of(), false, false);
    }

    private static List<String> reasons(VisitRule rule, SubjectVisits visits, VisitId visit) {
        return reasons(rule, visits, visit, Doses.NONE);
    }

    private static List<String> reasons(VisitRule rule, SubjectVisits visits, VisitId visit, LocalDate day) {
        return reasons(rule, visits, visit, Doses.NONE, day);
    }

    private static List<String> reasons(VisitRule rule, SubjectVisits visits, VisitId visit, Doses doses) {
        return reasons(rule, visits, visit, doses, TODAY);
    }

    private static List<String> reasons(
            VisitRule rule, SubjectVisits visits, VisitId visit, Doses doses, LocalDate day) {
        var situation = new Situation(new Plan(schedule(), ENROLLED, doses), visits, TODAY);
        var proposal = new Proposal(situation, visits.find(visit).orElseThrow(), day, "/occurredOn");
        return rule.against(proposal).map(Reason::code).toList();
    }
}
