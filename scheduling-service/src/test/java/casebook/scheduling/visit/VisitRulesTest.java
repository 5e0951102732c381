package casebook.scheduling.visit;

import static casebook.scheduling.plan.ScheduleFixture.DOSE_1;
import static casebook.scheduling.plan.ScheduleFixture.DOSE_2;
import static casebook.scheduling.plan.ScheduleFixture.ENROLLMENT;
import static casebook.scheduling.plan.ScheduleFixture.SCREENING;
import static casebook.scheduling.visit.ProposalFixture.TODAY;
import static casebook.scheduling.visit.ProposalFixture.planOf;
import static casebook.scheduling.visit.ProposalFixture.proposal;
import static casebook.scheduling.visit.ProposalFixture.reasons;
import static casebook.scheduling.visit.SubjectFixture.CONSENTED;
import static casebook.scheduling.visit.SubjectFixture.ENROLLED;
import static casebook.scheduling.visit.SubjectFixture.REGISTERED;
import static casebook.scheduling.visit.SubjectFixture.outstanding;
import static casebook.scheduling.visit.SubjectFixture.visitsOf;
import static casebook.scheduling.visit.VisitRules.ANCHOR_HAPPENED;
import static casebook.scheduling.visit.VisitRules.CONSENT_HOLDS;
import static casebook.scheduling.visit.VisitRules.HAPPENED;
import static casebook.scheduling.visit.VisitRules.NOTHING_GIVEN;
import static casebook.scheduling.visit.VisitRules.NOT_OVER;
import static casebook.scheduling.visit.VisitRules.PARTICIPATED_ON_THE_DAY;
import static casebook.scheduling.visit.VisitRules.PARTICIPATING;
import static casebook.scheduling.visit.VisitRules.RECORDABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.scheduling.plan.Participation.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitRulesTest {
    private final SubjectVisits enrolled = visitsOf(ENROLLED);

    @Test
    void administration2WaitsForAdministration1() {
        // Given
        var occurred = enrolled.with(outstanding(enrolled, DOSE_1).occur(ENROLLMENT.plusDays(7)));
        var missed = enrolled.with(outstanding(enrolled, DOSE_1).miss("Ill"));

        // When
        var whilePlanned = reasons(ANCHOR_HAPPENED, proposal(DOSE_2, TODAY));
        var afterOccurrence = reasons(ANCHOR_HAPPENED, proposal(occurred, ENROLLED, Map.of(), DOSE_2));
        var afterAdministration = reasons(ANCHOR_HAPPENED, proposal(enrolled, ENROLLED, Map.of(DOSE_1, TODAY), DOSE_2));
        var afterMissing = reasons(ANCHOR_HAPPENED, proposal(missed, ENROLLED, Map.of(), DOSE_2));

        // Then
        assertEquals(List.of("anchor-not-occurred"), whilePlanned);
        assertEquals(List.of(), afterOccurrence);
        assertEquals(List.of(), afterAdministration);
        assertEquals(List.of(), afterMissing);
    }

    @Test
    void whoDoesNotTakePartHasNoVisits() {
        // When
        var withdrawn = reasons(CONSENT_HOLDS, proposal(enrolled, CONSENTED.withdrawn(1, TODAY), Map.of(), SCREENING));
        var registered = reasons(CONSENT_HOLDS, proposal(enrolled, REGISTERED, Map.of(), SCREENING));
        var completed = reasons(
                PARTICIPATING, proposal(enrolled, ENROLLED.ended(Status.COMPLETED, TODAY), Map.of(), SCREENING));

        // Then
        assertEquals(List.of("consent-withdrawn"), withdrawn);
        assertEquals(List.of("no-consent"), registered);
        assertEquals(List.of("participation-ended"), completed);
    }

    @Test
    void whatTookPlaceUntilTheEndIsRecordedAfterIt() {
        // Given: discontinued yesterday, which dropped every visit.
        var discontinued = ENROLLED.ended(Status.DISCONTINUED, TODAY.minusDays(1));
        var dropped = planOf(discontinued, Map.of()).applyTo(enrolled);
        var rule = VisitRule.all(RECORDABLE, PARTICIPATED_ON_THE_DAY);

        // When
        var onTheLastDay = reasons(rule, proposal(dropped, discontinued, DOSE_1, TODAY.minusDays(1)));
        var theDayAfter = reasons(rule, proposal(dropped, discontinued, DOSE_1, TODAY));
        var booked = reasons(NOT_OVER, proposal(dropped, discontinued, DOSE_1, TODAY.minusDays(1)));

        // Then
        assertEquals(List.of(), onTheLastDay);
        assertEquals(List.of("participation-ended"), theDayAfter);
        assertEquals(List.of("visit-over"), booked);
    }

    @Test
    void whatAnAmendmentDroppedIsOver() {
        // Given
        var dropped = enrolled.with(outstanding(enrolled, DOSE_1).drop("Not in version 2.0 of the protocol"));

        // When
        var reasons = reasons(RECORDABLE, proposal(dropped, ENROLLED, DOSE_1, TODAY));

        // Then
        assertEquals(List.of("visit-over"), reasons);
    }

    @Test
    void whereTheProductWasGivenTheVisitWasNotMissed() {
        // When
        var given = reasons(NOTHING_GIVEN, proposal(enrolled, ENROLLED, Map.of(DOSE_1, TODAY), DOSE_1));
        var notGiven = reasons(NOTHING_GIVEN, proposal(enrolled, ENROLLED, Map.of(DOSE_1, TODAY), DOSE_2));

        // Then
        assertEquals(List.of("administration-recorded"), given);
        assertEquals(List.of(), notGiven);
    }

    @Test
    void aRefusalNamesEveryReason() {
        // Given
        var over = enrolled.with(outstanding(enrolled, DOSE_1).miss("Ill"));
        var proposal = new Proposal(
                new Situation(planOf(ENROLLED.ended(Status.DISCONTINUED, TODAY), Map.of()), over, TODAY),
                over.find(DOSE_1).orElseThrow(),
                TODAY.plusDays(1),
                "/occurredOn");

        // When
        var refused = assertThrows(
                Refused.class,
                () -> VisitRule.all(NOT_OVER, PARTICIPATING, HAPPENED).allow(proposal, Visit.Outstanding.class));

        // Then
        assertEquals(ProblemType.STATE_CONFLICT, refused.type());
        assertEquals(
                List.of("visit-over", "participation-ended", "date-in-future"),
                refused.reasons().stream().map(Reason::code).toList());
        assertEquals("/occurredOn", refused.reasons().getLast().pointer());
    }

    @Test
    void aMistakeInTheRequestAloneIsInvalidContent() {
        // When
        var refused = assertThrows(
                Refused.class, () -> HAPPENED.allow(proposal(DOSE_1, TODAY.plusDays(1)), Visit.Outstanding.class));

        // Then
        assertEquals(ProblemType.INVALID_CONTENT, refused.type());
    }
}
