package casebook.enrollment.allocation;

import casebook.enrollment.study.PlannedCohort.Staggering;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the first subjects of a cohort, dosed alone before the next (EMA first-in-human guideline, 2017, section 8).
 *
 * @param firstDosedOn none while nothing was given
 * @param participates whether the subject may still be dosed
 */
public record Sentinel(@Nullable LocalDate firstDosedOn, boolean participates) {

    /** What keeps the next subject from being enrolled. */
    public enum Obstacle {
        NOT_DOSED,
        GAP_NOT_OVER
    }

    /** Somebody who left before anything was given shows nothing about the dosage; the next subject stands in. */
    private boolean counts() {
        return firstDosedOn != null || participates;
    }

    private List<Obstacle> obstacles(Staggering staggering, LocalDate next) {
        if (firstDosedOn == null) {
            return List.of(Obstacle.NOT_DOSED);
        }
        return firstDosedOn.plus(staggering.gap()).isAfter(next) ? List.of(Obstacle.GAP_NOT_OVER) : List.of();
    }

    /**
     * What keeps a further subject from being enrolled on a day.
     *
     * @param occupants the cohort's subjects in order of slot
     */
    public static List<Obstacle> obstacles(Staggering staggering, List<Sentinel> occupants, LocalDate enrolledOn) {
        return occupants.stream()
                .filter(Sentinel::counts)
                .limit(staggering.sentinels())
                .flatMap(sentinel -> sentinel.obstacles(staggering, enrolledOn).stream())
                .distinct()
                .toList();
    }
}
