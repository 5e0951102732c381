package casebook.assessment.capture;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduling service says of a visit.
 *
 * @param forms the ids of the forms it asks for; none for a visit that the protocol did not plan
 * @param plannedOn the due date; none for a visit that no plan named
 * @param occurredOn when it took place; none unless it did
 */
public record Visit(
        String id,
        List<String> forms,
        Status status,
        @Nullable LocalDate plannedOn,
        @Nullable LocalDate occurredOn) {

    public Visit {
        forms = List.copyOf(forms);
    }

    public enum Status {
        PLANNED,
        OCCURRED,
        MISSED,
        CANCELLED,
        /** The plan has no place for it any more, as after the end of participation. */
        DROPPED
    }

    public static Visit planned(String id, List<String> forms, LocalDate plannedOn) {
        return new Visit(id, forms, Status.PLANNED, plannedOn, null);
    }

    Visit became(Status status, @Nullable LocalDate occurredOn) {
        return new Visit(id, forms, status, plannedOn, occurredOn);
    }
}
