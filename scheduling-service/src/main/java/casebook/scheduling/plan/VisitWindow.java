package casebook.scheduling.plan;

import java.time.LocalDate;
import java.time.Period;

/** How far from its due date a visit is still as the protocol wants it; both ends belong to it. */
public record VisitWindow(Period before, Period after) {

    Due around(LocalDate plannedOn) {
        return new Due(plannedOn, plannedOn.minus(before), plannedOn.plus(after));
    }
}
