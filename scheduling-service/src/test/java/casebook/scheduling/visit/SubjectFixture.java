package casebook.scheduling.visit;

import static casebook.scheduling.plan.ScheduleFixture.CONSENT;
import static casebook.scheduling.plan.ScheduleFixture.ENROLLMENT;
import static casebook.scheduling.plan.ScheduleFixture.schedule;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Doses;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Visit.Outstanding;
import java.time.LocalDate;

/** A subject of the study, at some point of it. */
final class SubjectFixture {
    static final Participation REGISTERED = Participation.registered("HYU-001", new SiteId("HYU"));
    static final Participation CONSENTED = REGISTERED.consented(1, CONSENT, "1.0");
    static final Participation ENROLLED = CONSENTED.enrolled(ENROLLMENT, "1.0");
    static final SubjectVisits NO_VISITS =
            SubjectVisits.none(new StudyId("hynrcs-allo-als-02"), SubjectId.of("0195a7c1-2f3b-7d4e-8a5b-6c7d8e9f0a1b"));

    private SubjectFixture() {}

    static Plan planOf(Participation participation) {
        return new Plan(schedule(), participation, Doses.NONE);
    }

    static SubjectVisits visitsOf(Participation participation) {
        return planOf(participation).applyTo(NO_VISITS);
    }

    static Outstanding outstanding(SubjectVisits visits, VisitId visit) {
        return (Outstanding) visits.find(visit).orElseThrow();
    }

    static LocalDate plannedOn(SubjectVisits visits, VisitId visit) {
        return visits.find(visit).orElseThrow().due().plannedOn();
    }
}
