package casebook.scheduling.visit.api;

import casebook.journal.http.Positions;
import casebook.kernel.access.Access;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.scheduling.plan.Administrations;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.Participations;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.SubjectVisits;
import casebook.scheduling.visit.UnplannedVisits;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.Visits;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Finds the subject and the visit that a request is about, if the caller may know of them. Who carries a position is waited
 * for: what they just did elsewhere may be on its way.
 */
@ApplicationScoped
class VisitFinder {
    private final Participations participations;
    private final Visits visits;
    private final UnplannedVisits unplanned;
    private final Positions positions;
    private final Administrations administrations;
    private final Access access;

    VisitFinder(
            Participations participations,
            Visits visits,
            UnplannedVisits unplanned,
            Positions positions,
            Administrations administrations,
            Access access) {
        this.participations = participations;
        this.visits = visits;
        this.unplanned = unplanned;
        this.positions = positions;
        this.administrations = administrations;
        this.access = access;
    }

    /** @throws Refused not found, also for what the caller may not see; forbidden, when they see it but may not do this */
    Participation subject(StudyId study, SubjectId subject) {
        var participation = positions
                .find(() -> participations.find(study, subject))
                .orElseThrow(() -> Refused.notFound("The subject"));
        access.require(participation.site(), "The subject");
        return participation;
    }

    /** The visit as it is shown, held against what was given at it. */
    VisitView view(StudyId study, SubjectId subject, Participation participation, Visit visit) {
        var given = administrations.of(study, subject).given();
        return VisitView.of(visit, participation.enrolledOn(), given.get(visit.id()));
    }

    /** All of them. */
    VisitsView view(SubjectVisits all, Participation participation) {
        var given = administrations.of(all.study(), all.subject()).given();
        return VisitsView.of(all, visit -> VisitView.of(visit, participation.enrolledOn(), given.get(visit.id())));
    }

    /** @throws Refused not found; or with the reasons, for which the visit is not planned for the subject */
    Visit toChange(StudyId study, SubjectId subject, Participation participation, VisitId visit) {
        var there = visits.find(study, subject).flatMap(all -> all.find(visit));
        if (there.isEmpty()) {
            Refused.ifAny(ProblemType.STATE_CONFLICT, unplanned.reasons(study, participation, visit));
        }
        return there.orElseGet(() -> visit(study, subject, visit));
    }

    /** @throws Refused not found */
    Visit visit(StudyId study, SubjectId subject, VisitId visit) {
        return positions
                .find(() -> visits.find(study, subject).flatMap(all -> all.find(visit)))
                .orElseThrow(() -> Refused.notFound("The visit"));
    }
}
