package casebook.scheduling.visit;

import static casebook.scheduling.plan.ScheduleFixture.schedule;
import static casebook.scheduling.visit.SubjectFixture.ENROLLED;
import static casebook.scheduling.visit.SubjectFixture.visitsOf;

import casebook.kernel.refusal.Reason;
import casebook.scheduling.plan.Doses;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.VisitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What somebody wants to record of a visit, and what the rules say against it. */
final class ProposalFixture {
    static final LocalDate TODAY = LocalDate.parse("2025-05-10");
    private static final SubjectVisits ENROLLED_VISITS = visitsOf(ENROLLED);

    private ProposalFixture() {}

    static List<String> reasons(VisitRule rule, Proposal proposal) {
        return Stream.of(proposal).flatMap(rule::against).map(Reason::code).toList();
    }

    static Proposal proposal(VisitId visit, LocalDate day) {
        return proposal(visit, day, TODAY);
    }

    static Proposal proposal(VisitId visit, LocalDate day, LocalDate today) {
        return new Proposal(
                new Situation(planOf(ENROLLED, Map.of()), ENROLLED_VISITS, today),
                ENROLLED_VISITS.find(visit).orElseThrow(),
                day,
                "/occurredOn");
    }

    static Proposal proposal(SubjectVisits visits, Participation participation, VisitId visit, LocalDate day) {
        return new Proposal(
                new Situation(planOf(participation, Map.of()), visits, TODAY),
                visits.find(visit).orElseThrow(),
                day,
                "/occurredOn");
    }

    static Proposal proposal(
            SubjectVisits visits, Participation participation, Map<VisitId, LocalDate> administered, VisitId visit) {
        return new Proposal(
                new Situation(planOf(participation, administered), visits, TODAY),
                visits.find(visit).orElseThrow(),
                TODAY,
                "/occurredOn");
    }

    static Plan planOf(Participation participation, Map<VisitId, LocalDate> administered) {
        return new Plan(schedule(), participation, Doses.given(administered));
    }
}
