package casebook.scheduling.visit.store;

import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Json;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.SubjectVisits;
import casebook.scheduling.visit.Visit;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the other services are told, derived from the state that was reached (contracts/events). */
final class VisitEvents {
    private VisitEvents() {}

    record VisitBooked(String visit, LocalDate bookedFor) {}

    /** @param reason why what was recorded before is corrected; none at first */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitOccurred(
            String visit, LocalDate occurredOn, @Nullable String reason) {}

    record VisitMissed(String visit, String reason) {}

    record VisitCancelled(String visit, String reason) {}

    record VisitReinstated(String visit, String reason) {}

    record VisitsPlanned(String studyVersion, List<Outstanding> visits) {}

    record Outstanding(
            String visit,
            String name,
            String epoch,
            LocalDate plannedOn,
            LocalDate earliest,
            LocalDate latest,
            List<String> forms,
            @JsonProperty("final") boolean endsStudy) {
        static Outstanding of(Visit visit) {
            var outline = visit.outline();
            return new Outstanding(
                    visit.id().value(),
                    outline.name(),
                    outline.epoch().wireName(),
                    visit.due().plannedOn(),
                    visit.due().earliest(),
                    visit.due().latest(),
                    outline.forms(),
                    outline.endsStudy());
        }
    }

    /** The correction of what was recorded: the same fact told again, or that there is none. */
    static EventDraft corrected(Visit visit, String reason) {
        var id = visit.id().value();
        return switch (visit) {
            case Visit.Occurred occurred ->
                draft("visit-occurred.v1", new VisitOccurred(id, occurred.occurredOn(), reason));
            case Visit.Missed missed -> draft("visit-missed.v1", new VisitMissed(id, missed.reason()));
            case Visit.Cancelled cancelled -> draft("visit-cancelled.v1", new VisitCancelled(id, cancelled.reason()));
            // Whether the plan wants it, or dropped it at once, is told with the plan.
            case Visit.Planned _, Visit.Booked _, Visit.Dropped _ ->
                draft("visit-reinstated.v1", new VisitReinstated(id, reason));
        };
    }

    /** The event of an act on one visit. One that was added and is still to come shows in the plan. */
    static EventDraft of(Visit visit, SubjectVisits all) {
        var id = visit.id();
        return switch (visit) {
            case Visit.Planned _, Visit.Dropped _ -> planned(all);
            case Visit.Booked booked -> draft("visit-booked.v1", new VisitBooked(id.value(), booked.bookedFor()));
            case Visit.Occurred occurred ->
                draft("visit-occurred.v1", new VisitOccurred(id.value(), occurred.occurredOn(), null));
            case Visit.Missed missed -> draft("visit-missed.v1", new VisitMissed(id.value(), missed.reason()));
            case Visit.Cancelled cancelled ->
                draft("visit-cancelled.v1", new VisitCancelled(id.value(), cancelled.reason()));
        };
    }

    /** The complete present plan. */
    static EventDraft planned(SubjectVisits all) {
        var outstanding = all.visits().values().stream()
                .filter(Visit.Outstanding.class::isInstance)
                .sorted(Comparator.comparing((Visit visit) -> visit.due().plannedOn())
                        .thenComparing(Visit::id, Comparator.comparing(VisitId::value)))
                .map(Outstanding::of)
                .toList();
        return draft("visits-planned.v1", new VisitsPlanned(Objects.requireNonNull(all.studyVersion()), outstanding));
    }

    private static EventDraft draft(String type, Object data) {
        return new EventDraft(type, Json.tree(data));
    }
}
