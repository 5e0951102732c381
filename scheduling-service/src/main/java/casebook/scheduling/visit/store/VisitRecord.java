package casebook.scheduling.visit.store;

import casebook.scheduling.plan.Contact;
import casebook.scheduling.plan.Due;
import casebook.scheduling.plan.Epoch;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.plan.VisitOutline;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.VisitStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A visit as the journal keeps it: everything but its revision, which the record has itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VisitRecord(
        String visit,
        String name,
        String epoch,
        String contact,
        List<String> forms,
        boolean scheduled,
        @JsonProperty("final") boolean endsStudy,
        String status,
        LocalDate plannedOn,
        LocalDate earliest,
        LocalDate latest,
        @Nullable LocalDate bookedFor,
        @Nullable LocalDate occurredOn,
        @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean dropped) {
    static final String KEY_PREFIX = "visit/";

    static VisitRecord of(Visit visit) {
        var outline = visit.outline();
        return new VisitRecord(
                visit.id().value(),
                outline.name(),
                outline.epoch().wireName(),
                outline.contact().wireName(),
                outline.forms(),
                outline.scheduled(),
                outline.endsStudy(),
                VisitStatus.of(visit).wireName(),
                visit.due().plannedOn(),
                visit.due().earliest(),
                visit.due().latest(),
                visit instanceof Visit.Booked booked ? booked.bookedFor() : null,
                visit instanceof Visit.Occurred occurred ? occurred.occurredOn() : null,
                switch (visit) {
                    case Visit.Missed missed -> missed.reason();
                    case Visit.Cancelled cancelled -> cancelled.reason();
                    case Visit.Dropped dropped -> dropped.reason();
                    case Visit.Planned _, Visit.Booked _, Visit.Occurred _ -> null;
                },
                visit instanceof Visit.Dropped);
    }

    Visit toDomain(long revision) {
        var outline = new VisitOutline(
                new VisitId(visit), name, Epoch.of(epoch), Contact.of(contact), forms, scheduled, endsStudy);
        var due = new Due(plannedOn, earliest, latest);
        return switch (VisitStatus.find(status).orElseThrow()) {
            case PLANNED -> new Visit.Planned(outline, due, revision);
            case BOOKED -> new Visit.Booked(outline, due, revision, Objects.requireNonNull(bookedFor));
            case OCCURRED -> new Visit.Occurred(outline, due, revision, Objects.requireNonNull(occurredOn));
            case MISSED -> new Visit.Missed(outline, due, revision, Objects.requireNonNull(reason));
            case CANCELLED ->
                dropped
                        ? new Visit.Dropped(outline, due, revision, Objects.requireNonNull(reason))
                        : new Visit.Cancelled(outline, due, revision, Objects.requireNonNull(reason));
        };
    }
}
