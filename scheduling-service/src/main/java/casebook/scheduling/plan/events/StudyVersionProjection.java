package casebook.scheduling.plan.events;

import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.StudyId;
import casebook.scheduling.plan.Contact;
import casebook.scheduling.plan.Epoch;
import casebook.scheduling.plan.PlannedVisit;
import casebook.scheduling.plan.ScheduleOfActivities;
import casebook.scheduling.plan.Schedules;
import casebook.scheduling.plan.Timing;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.plan.VisitOutline;
import casebook.scheduling.plan.VisitWindow;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes the schedule out of a study version that came into force. */
@ApplicationScoped
class StudyVersionProjection implements Projection {
    private final Schedules schedules;

    StudyVersionProjection(Schedules schedules) {
        this.schedules = schedules;
    }

    /** What scheduling reads of {@code study-version-activated.v1}. */
    record StudyVersionActivated(String version, Definition definition) {
        ScheduleOfActivities schedule() {
            return new ScheduleOfActivities(
                    version,
                    definition.schedule().stream()
                            .map(VisitDefinition::toDomain)
                            .toList());
        }
    }

    record Definition(List<VisitDefinition> schedule) {}

    record VisitDefinition(
            String id,
            String name,
            String epoch,
            String contact,
            TimingDefinition timing,
            WindowDefinition window,
            List<String> forms,
            @JsonProperty("final") boolean endsStudy) {
        PlannedVisit toDomain() {
            return new PlannedVisit(
                    new VisitOutline(
                            new VisitId(id), name, Epoch.of(epoch), Contact.of(contact), forms, true, endsStudy),
                    new Timing(
                            Timing.AnchorDate.of(timing.anchor()),
                            Timing.Direction.valueOf(timing.direction().toUpperCase(Locale.ROOT)),
                            timing.offset()),
                    new VisitWindow(window.before(), window.after()));
        }
    }

    record TimingDefinition(String anchor, String direction, Period offset) {}

    record WindowDefinition(Period before, Period after) {}

    @Override
    public Set<String> types() {
        return Set.of("study-version-activated.v1");
    }

    @Override
    public void project(Event event) {
        schedules.keep(
                new StudyId(event.chain().study()),
                event.as(StudyVersionActivated.class).schedule());
    }
}
