package casebook.scheduling.visit;

import casebook.scheduling.plan.AnchorDates;
import casebook.scheduling.plan.Doses;
import casebook.scheduling.plan.Due;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.PlannedVisit;
import casebook.scheduling.plan.ScheduleOfActivities;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Visit.Dropped;
import casebook.scheduling.visit.Visit.Outstanding;
import casebook.scheduling.visit.Visit.Planned;
import java.time.LocalDate;
import java.util.HashMap;

/**
 * What the protocol wants of one subject now. A plan is computed anew from what is known, never moved by steps: the same
 * facts give the same plan, in whatever order and however often they were heard.
 *
 * @param doses what was given, and what was not
 */
record Plan(ScheduleOfActivities schedule, Participation participation, Doses doses) {

    /**
     * The visits as the plan wants them. What the site recorded as over stays as it is; what is booked stays booked; what a
     * plan before had dropped may come back, as when a subject consents again.
     */
    SubjectVisits applyTo(SubjectVisits present) {
        var standstill = participation.standstill();
        if (standstill.isPresent()) {
            // What the site added itself, such as a visit for an adverse event, outlives the protocol's plan.
            return present.eachOutstanding(visit ->
                    visit.outline().scheduled() || !participation.consents().stand()
                            ? visit.drop(standstill.get())
                            : visit);
        }
        var due = schedule.due(anchorDates(present));
        var after = withoutDropped(present).of(schedule.studyVersion());
        for (var planned : schedule.visits()) {
            var date = due.get(planned.id());
            if (date != null) {
                after = planned(after, planned, date);
            }
        }
        return after;
    }

    private static SubjectVisits planned(SubjectVisits visits, PlannedVisit planned, Due due) {
        return switch (visits.find(planned.id()).orElse(null)) {
            case null -> visits.with(new Planned(planned.outline(), due, 0));
            case Outstanding outstanding -> visits.with(outstanding.move(planned.outline(), due));
            case Dropped dropped -> visits.with(dropped.plan(planned.outline(), due));
            case Visit.Over _ -> visits;
        };
    }

    /** An amendment may drop a visit. */
    private SubjectVisits withoutDropped(SubjectVisits present) {
        return present.eachOutstanding(visit ->
                visit.outline().scheduled() && schedule.find(visit.id()).isEmpty()
                        ? visit.drop("Not in version " + schedule.studyVersion() + " of the protocol")
                        : visit);
    }

    private AnchorDates anchorDates(SubjectVisits present) {
        var settled = new HashMap<VisitId, LocalDate>();
        for (var visit : present.visits().values()) {
            switch (visit) {
                // Where nothing was given there is no day to count the next administration from: as if it had been
                // missed.
                case Visit.Occurred occurred ->
                    settled.put(
                            visit.id(),
                            doses.omitted().contains(visit.id())
                                    ? occurred.due().plannedOn()
                                    : occurred.occurredOn());
                case Visit.Missed _, Visit.Cancelled _ ->
                    settled.put(visit.id(), visit.due().plannedOn());
                case Visit.Planned _, Visit.Booked _, Dropped _ -> {}
            }
        }
        settled.putAll(doses.given());
        return new AnchorDates(participation.consentedOn().orElse(null), participation.enrolledOn(), settled);
    }
}
