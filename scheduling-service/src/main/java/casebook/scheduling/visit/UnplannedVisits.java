package casebook.scheduling.visit;

import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Reason;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.PlannedVisit;
import casebook.scheduling.plan.Schedules;
import casebook.scheduling.plan.VisitId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Visits that the protocol plans for every subject, and not yet or no longer for this one. */
public final class UnplannedVisits {
    private final Schedules schedules;

    public UnplannedVisits(Schedules schedules) {
        this.schedules = schedules;
    }

    /** Every reason why the visit is not planned for the subject; none where there is no such visit, or its plan is on its way. */
    public List<Reason> reasons(StudyId study, Participation participation, VisitId visit) {
        return Stream.concat(
                        Obstacle.consent(participation),
                        planned(study, participation, visit).stream()
                                .flatMap(planned -> obstacles(planned, participation)))
                .toList();
    }

    private static Stream<Reason> obstacles(PlannedVisit planned, Participation participation) {
        var end = Obstacle.end(participation, null);
        return planned.outline().epoch().needsEnrollment()
                ? Stream.concat(end, Obstacle.allocation(participation))
                : end;
    }

    private Optional<PlannedVisit> planned(StudyId study, Participation participation, VisitId visit) {
        return Optional.ofNullable(participation.studyVersion())
                .flatMap(version -> schedules.find(study, version))
                .flatMap(schedule -> schedule.find(visit));
    }
}
