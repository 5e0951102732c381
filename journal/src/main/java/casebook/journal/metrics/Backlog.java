package casebook.journal.metrics;

import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** What has still to be published and taken in, and what waits for an operator. The same at each instance, but for what is behind. */
public final class Backlog implements MeterBinder {
    private static final int MOST = 1_000;
    private static final double MILLIS = 1_000;

    private final Outbox outbox;
    private final ParkedEvents parked;
    private final Clock clock;
    private final Sampled<Waiting> waiting;
    private final Sampled<Long> behind;

    private record Waiting(long pending, double oldestSeconds, long setAside, ParkedEvents.Tally parked) {}

    /** @param behind how many events lie in the topics that this instance has neither taken in nor parked */
    public Backlog(Outbox outbox, ParkedEvents parked, LongSupplier behind, Clock clock) {
        this.outbox = outbox;
        this.parked = parked;
        this.clock = clock;
        this.waiting = new Sampled<>(this::waiting, clock);
        this.behind = new Sampled<>(behind::getAsLong, clock);
    }

    private Waiting waiting() {
        return new Waiting(
                outbox.waiting(),
                outbox.waitingSince().map(this::secondsSince).orElse(0.0),
                outbox.setAside(MOST).size(),
                parked.tally());
    }

    private double secondsSince(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / MILLIS);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "events.pending", "Records whose event is not yet published", Waiting::pending);
        gauge(meters, "events.pending.seconds", "How long the oldest of them waits", Waiting::oldestSeconds);
        gauge(meters, "events.set.aside", "Events that the broker refuses, 1000 at most", Waiting::setAside);
        gauge(
                meters,
                "events.parked",
                "Events that could not be taken in yet",
                of -> of.parked().all());
        gauge(
                meters,
                "events.given.up",
                "Those of them that are tried no more",
                of -> of.parked().givenUp());
        Gauge.builder("casebook.events.behind", () -> behind.read(Long::doubleValue))
                .description("Events in the topics that this instance has still to take in")
                .register(meters);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Waiting> number) {
        Gauge.builder("casebook." + name, () -> waiting.read(number))
                .description(description)
                .register(meters);
    }
}
