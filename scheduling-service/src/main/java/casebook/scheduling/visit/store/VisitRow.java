package casebook.scheduling.visit.store;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Contact;
import casebook.scheduling.plan.Due;
import casebook.scheduling.plan.Epoch;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.plan.VisitOutline;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.VisitStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The present state of one visit. */
@Entity
@Table(name = "visit")
@IdClass(VisitRow.Key.class)
@NullUnmarked
class VisitRow {
    @Id
    String study;

    @Id
    UUID subject;

    @Id
    String visit;

    /** How often it was changed; the first write has 0. */
    @Version
    long version;

    String site;
    String name;
    String epoch;
    String contact;
    String[] forms;
    boolean scheduled;

    @Column(name = "ends_study")
    boolean endsStudy;

    String status;

    @Column(name = "planned_on")
    LocalDate plannedOn;

    LocalDate earliest;
    LocalDate latest;

    @Column(name = "booked_for")
    @Nullable
    LocalDate bookedFor;

    @Column(name = "occurred_on")
    @Nullable
    LocalDate occurredOn;

    @Nullable
    String reason;

    /** Of a cancelled visit: whether the plan dropped it. */
    boolean dropped;

    /** A row's key. */
    record Key(String study, UUID subject, String visit) {}

    static VisitRow of(StudyId study, SubjectId subject, String site, VisitId visit) {
        var row = new VisitRow();
        row.study = study.value();
        row.subject = subject.value();
        row.visit = visit.value();
        row.site = site;
        return row;
    }

    /** Takes on the state. */
    VisitRow become(Visit state) {
        var outline = state.outline();
        name = outline.name();
        epoch = outline.epoch().wireName();
        contact = outline.contact().wireName();
        forms = outline.forms().toArray(String[]::new);
        scheduled = outline.scheduled();
        endsStudy = outline.endsStudy();
        status = VisitStatus.of(state).wireName();
        plannedOn = state.due().plannedOn();
        earliest = state.due().earliest();
        latest = state.due().latest();
        bookedFor = state instanceof Visit.Booked booked ? booked.bookedFor() : null;
        occurredOn = state instanceof Visit.Occurred occurred ? occurred.occurredOn() : null;
        reason = switch (state) {
            case Visit.Missed missed -> missed.reason();
            case Visit.Cancelled cancelled -> cancelled.reason();
            case Visit.Dropped dropped -> dropped.reason();
            case Visit.Planned _, Visit.Booked _, Visit.Occurred _ -> null;
        };
        dropped = state instanceof Visit.Dropped;
        return this;
    }

    Visit toDomain() {
        var outline = new VisitOutline(
                new VisitId(visit), name, Epoch.of(epoch), Contact.of(contact), List.of(forms), scheduled, endsStudy);
        var due = new Due(plannedOn, earliest, latest);
        var revision = version + 1;
        return switch (VisitStatus.find(status).orElseThrow()) {
            case PLANNED -> new Visit.Planned(outline, due, revision);
            case BOOKED -> new Visit.Booked(outline, due, revision, bookedFor);
            case OCCURRED -> new Visit.Occurred(outline, due, revision, occurredOn);
            case MISSED -> new Visit.Missed(outline, due, revision, reason);
            case CANCELLED ->
                dropped
                        ? new Visit.Dropped(outline, due, revision, reason)
                        : new Visit.Cancelled(outline, due, revision, reason);
        };
    }
}
