package casebook.enrollment.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery is tried again, and for how long.
 *
 * @param patience from a delivery's first attempt to its last; and how long an endpoint may take nothing before it is disabled
 */
public record RetryPlan(Duration patience) {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12));
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;

    /**
     * When the delivery is due again; none when it was tried for long enough. The last attempt is at the end of the patience.
     *
     * @param attempts how many were made
     */
    public Optional<Instant> next(int attempts, Instant first, Instant now) {
        var end = first.plus(patience);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        var next = now.plus(PAUSES.get(Math.min(attempts, PAUSES.size()) - 1));
        return Optional.of(next.isAfter(end) ? end : next);
    }

    /**
     * How long an endpoint is left alone after so many failures in a row; then one delivery tries it.
     *
     * @param failures at least 1
     */
    public Duration rest(int failures) {
        var rest = Duration.ofSeconds(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    /** Whether an endpoint that has taken nothing since then is given up. */
    public boolean isOver(Instant failingSince, Instant now) {
        return !now.isBefore(failingSince.plus(patience));
    }
}
