package casebook.scheduling;

import casebook.journal.http.SubjectSites;
import casebook.scheduling.plan.Administrations;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.Participations;
import casebook.scheduling.plan.Schedules;
import casebook.scheduling.plan.Sites;
import casebook.scheduling.visit.AddUnscheduledVisit;
import casebook.scheduling.visit.BookVisit;
import casebook.scheduling.visit.CancelVisit;
import casebook.scheduling.visit.CorrectVisit;
import casebook.scheduling.visit.PlanVisits;
import casebook.scheduling.visit.RecordMissedVisit;
import casebook.scheduling.visit.RecordOccurrence;
import casebook.scheduling.visit.Situations;
import casebook.scheduling.visit.UnplannedVisits;
import casebook.scheduling.visit.Visits;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Everything this service does, in one list. */
@Dependent
class Wiring {
    @Produces
    @Singleton
    PlanVisits planVisits(Participations participations, Situations situations, Visits visits, Clock clock) {
        return new PlanVisits(participations, situations, visits, clock);
    }

    @Produces
    @Singleton
    BookVisit bookVisit(Situations situations, Visits visits) {
        return new BookVisit(situations, visits);
    }

    @Produces
    @Singleton
    RecordOccurrence recordOccurrence(Situations situations, Visits visits) {
        return new RecordOccurrence(situations, visits);
    }

    @Produces
    @Singleton
    RecordMissedVisit recordMissedVisit(Situations situations, Visits visits) {
        return new RecordMissedVisit(situations, visits);
    }

    @Produces
    @Singleton
    CancelVisit cancelVisit(Situations situations, Visits visits) {
        return new CancelVisit(situations, visits);
    }

    @Produces
    @Singleton
    CorrectVisit correctVisit(Situations situations, Visits visits) {
        return new CorrectVisit(situations, visits);
    }

    @Produces
    @Singleton
    AddUnscheduledVisit addUnscheduledVisit(Situations situations, Visits visits) {
        return new AddUnscheduledVisit(situations, visits);
    }

    @Produces
    @Singleton
    Situations situations(
            Participations participations,
            Schedules schedules,
            Sites sites,
            Administrations administrations,
            Visits visits) {
        return new Situations(participations, schedules, sites, administrations, visits);
    }

    @Produces
    @Singleton
    UnplannedVisits unplannedVisits(Schedules schedules) {
        return new UnplannedVisits(schedules);
    }

    /** Whose audit trail is asked for. */
    @Produces
    @Singleton
    SubjectSites subjectSites(Participations participations) {
        return (study, subject) -> participations.find(study, subject).map(Participation::site);
    }
}
