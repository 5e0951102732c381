package casebook.enrollment.allocation;

import static casebook.enrollment.allocation.Sentinel.Obstacle.GAP_NOT_OVER;
import static casebook.enrollment.allocation.Sentinel.Obstacle.NOT_DOSED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.allocation.Sentinel.Obstacle;
import casebook.enrollment.study.PlannedCohort.Staggering;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentinelTest {
    private static final LocalDate DOSED = LocalDate.parse("2025-04-01");
    private static final Staggering ONE_SENTINEL = new Staggering(1, Period.ofDays(14));
    private static final Staggering TWO_SENTINELS = new Staggering(2, Period.ofDays(14));
    private static final Sentinel OBSERVED = new Sentinel(DOSED, true);
    private static final Sentinel UNDOSED = new Sentinel(null, true);
    private static final Sentinel LEFT_UNDOSED = new Sentinel(null, false);

    @Test
    void theFirstSubjectWaitsForNobody() {
        assertObstacles(List.of(), ONE_SENTINEL, List.of(), DOSED);
    }

    @Test
    void nobodyIsEnrolledBeforeTheSentinelIsDosed() {
        assertObstacles(List.of(NOT_DOSED), ONE_SENTINEL, List.of(UNDOSED), DOSED);
    }

    @Test
    void theDayBeforeTheGapIsOverIsRefused() {
        assertObstacles(List.of(GAP_NOT_OVER), ONE_SENTINEL, List.of(OBSERVED), DOSED.plusDays(13));
    }

    @Test
    void theDayOnWhichTheGapIsOverIsAllowed() {
        assertObstacles(List.of(), ONE_SENTINEL, List.of(OBSERVED), DOSED.plusDays(14));
    }

    @Test
    void subjectsAfterTheSentinelsNeedNotBeDosed() {
        assertObstacles(List.of(), ONE_SENTINEL, List.of(OBSERVED, UNDOSED), DOSED.plusDays(14));
    }

    @Test
    void everySentinelIsWaitedFor() {
        assertObstacles(List.of(NOT_DOSED), TWO_SENTINELS, List.of(OBSERVED, UNDOSED), DOSED.plusDays(14));
    }

    @Test
    void whoLeftBeforeAnythingWasGivenIsNoSentinel() {
        assertObstacles(List.of(NOT_DOSED), ONE_SENTINEL, List.of(LEFT_UNDOSED, UNDOSED), DOSED.plusDays(14));
    }

    @Test
    void withoutStaggeringNobodyIsWaitedFor() {
        assertObstacles(List.of(), new Staggering(0, Period.ofDays(14)), List.of(UNDOSED), DOSED);
    }

    private static void assertObstacles(
            List<Obstacle> expected, Staggering staggering, List<Sentinel> occupants, LocalDate enrolledOn) {
        assertEquals(expected, Sentinel.obstacles(staggering, occupants, enrolledOn));
    }
}
