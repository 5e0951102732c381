package casebook.enrollment.study;

import java.time.Period;

/**
 * A dose step of the protocol. Cohorts are filled in the order in which the protocol lists them.
 *
 * @param cap the most subjects that may be given its dosage
 */
public record PlannedCohort(String id, String name, Dosage dosage, int cap, Staggering staggering) {

    public PlannedCohort cappedAt(int most) {
        return new PlannedCohort(id, name, dosage, Math.min(cap, most), staggering);
    }

    /**
     * How the first subjects of a cohort are kept apart.
     *
     * @param sentinels how many first subjects are dosed alone
     * @param gap the shortest time from a sentinel's first administration to the next subject's enrollment
     */
    public record Staggering(int sentinels, Period gap) {}
}
