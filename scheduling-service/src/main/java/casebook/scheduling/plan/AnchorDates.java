package casebook.scheduling.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days of one subject from which visits are counted.
 *
 * @param ofVisits the visits whose day is settled: the day it happened, or the due date it had when it was missed or cancelled
 */
public record AnchorDates(
        @Nullable LocalDate consentedOn, @Nullable LocalDate enrolledOn, Map<VisitId, LocalDate> ofVisits) {

    public AnchorDates {
        ofVisits = Map.copyOf(ofVisits);
    }

    boolean allow(Epoch epoch) {
        return consentedOn != null && (enrolledOn != null || !epoch.needsEnrollment());
    }

    /** The day of the anchor; none where neither the day nor a due date is known. */
    Optional<LocalDate> find(Timing.AnchorDate anchor, Map<VisitId, Due> dueSoFar) {
        return switch (anchor) {
            case Timing.AnchorDate.Consent() -> Optional.ofNullable(consentedOn);
            case Timing.AnchorDate.Enrollment() -> Optional.ofNullable(enrolledOn);
            case Timing.AnchorDate.OfVisit(VisitId visit) ->
                Optional.ofNullable(ofVisits.get(visit))
                        .or(() -> Optional.ofNullable(dueSoFar.get(visit)).map(Due::plannedOn));
        };
    }
}
