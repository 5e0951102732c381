package casebook.scheduling.plan.store;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.journal.event.Remembered;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** Schedules as copies in the study's own chain, one per version. An activated version never changes, so they stay in memory. */
@ApplicationScoped
class CopiedSchedules implements Schedules {
    private static final String KIND = "schedule";
    private static final Duration AGE = Duration.ofMinutes(10);
    private static final long MOST_VISITS = 20_000;

    private final Copies copies;
    private final Remembered<Version, ScheduleOfActivities> known;

    CopiedSchedules(Copies copies, Clock clock) {
        this.copies = copies;
        this.known = new Remembered<>(
                clock, AGE, MOST_VISITS, schedule -> schedule.visits().size());
    }

    private record Version(StudyId study, String version) {}

    record ScheduleCopy(String studyVersion, List<VisitCopy> visits) {
        static ScheduleCopy of(ScheduleOfActivities schedule) {
            return new ScheduleCopy(
                    schedule.studyVersion(),
                    schedule.visits().stream().map(VisitCopy::of).toList());
        }

        ScheduleOfActivities toDomain() {
            return new ScheduleOfActivities(
                    studyVersion, visits.stream().map(VisitCopy::toDomain).toList());
        }
    }

    record VisitCopy(
            String visit,
            String name,
            Epoch epoch,
            Contact contact,
            List<String> forms,
            boolean endsStudy,
            String anchor,
            Timing.Direction direction,
            Period offset,
            Period before,
            Period after) {
        static VisitCopy of(PlannedVisit planned) {
            var outline = planned.outline();
            return new VisitCopy(
                    outline.id().value(),
                    outline.name(),
                    outline.epoch(),
                    outline.contact(),
                    outline.forms(),
                    outline.endsStudy(),
                    planned.timing().anchor().wireName(),
                    planned.timing().direction(),
                    planned.timing().offset(),
                    planned.window().before(),
                    planned.window().after());
        }

        PlannedVisit toDomain() {
            return new PlannedVisit(
                    new VisitOutline(new VisitId(visit), name, epoch, contact, forms, true, endsStudy),
                    new Timing(Timing.AnchorDate.of(anchor), direction, offset),
                    new VisitWindow(before, after));
        }
    }

    @Override
    public Optional<ScheduleOfActivities> find(StudyId study, String studyVersion) {
        return known.find(
                new Version(study, studyVersion),
                () -> copies.find(KIND, ChainId.ofStudy(study), studyVersion, ScheduleCopy.class)
                        .map(ScheduleCopy::toDomain));
    }

    @Override
    public void keep(StudyId study, ScheduleOfActivities schedule) {
        copies.put(KIND, ChainId.ofStudy(study), schedule.studyVersion(), ScheduleCopy.of(schedule));
        known.forget(new Version(study, schedule.studyVersion()));
    }
}
