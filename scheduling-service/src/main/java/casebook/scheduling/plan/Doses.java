package casebook.scheduling.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What became of a subject's administrations, by visit, as assessment recorded it. Of the others nothing is known yet.
 *
 * @param given the days on which the product was given
 * @param omitted the visits at which it was not
 */
public record Doses(Map<VisitId, LocalDate> given, Set<VisitId> omitted) {
    public static final Doses NONE = given(Map.of());

    public Doses {
        given = Map.copyOf(given);
        omitted = Set.copyOf(omitted);
    }

    public static Doses given(Map<VisitId, LocalDate> days) {
        return new Doses(days, Set.of());
    }
}
