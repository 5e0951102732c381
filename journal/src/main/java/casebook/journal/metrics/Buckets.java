package casebook.journal.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** Where histograms are cut. Each cut is a line for Prometheus to keep, so there are few. */
final class Buckets {
    /** The targets are 20 ms for half of the events and 100 ms for 99 of 100; minutes mean that something was away. */
    static final Duration[] OF_EVENTS = LongStream.of(10, 20, 50, 100, 250, 1_000, 5_000, 30_000, 300_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private Buckets() {}
}
