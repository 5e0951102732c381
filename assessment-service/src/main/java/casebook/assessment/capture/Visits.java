package casebook.assessment.capture;

import casebook.assessment.capture.Visit.Status;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A subject's visits: those that are over, and the present plan of those that are not. */
public record Visits(List<Visit> visits) {
    public static final Visits NONE = new Visits(List.of());

    public Visits {
        visits = List.copyOf(visits);
    }

    public Optional<Visit> find(String id) {
        return visits.stream().filter(visit -> visit.id().equals(id)).findFirst();
    }

    /** A new plan takes the place of the plan before, which it drops; what is over stays. */
    public Visits replanned(List<Visit> plan) {
        Map<String, Visit> kept = new LinkedHashMap<>();
        visits.forEach(visit ->
                kept.put(visit.id(), visit.status() == Status.PLANNED ? visit.became(Status.DROPPED, null) : visit));
        plan.forEach(visit -> kept.put(visit.id(), visit));
        return new Visits(List.copyOf(kept.values()));
    }

    public Visits occurred(String id, LocalDate on) {
        return became(id, Status.OCCURRED, on);
    }

    public Visits missed(String id) {
        return became(id, Status.MISSED, null);
    }

    public Visits cancelled(String id) {
        return became(id, Status.CANCELLED, null);
    }

    /** What was said of it was a mistake; whether the plan has it, the next plan says. */
    public Visits reinstated(String id) {
        return became(id, Status.PLANNED, null);
    }

    /** A visit that no plan named, as an unscheduled one, asks for no form in particular. */
    private Visits became(String id, Status status, @Nullable LocalDate occurredOn) {
        var visit = find(id).orElseGet(() -> new Visit(id, List.of(), status, null, null));
        var others = visits.stream().filter(other -> !other.id().equals(id));
        return new Visits(Stream.concat(others, Stream.of(visit.became(status, occurredOn)))
                .toList());
    }
}
