package casebook.journal.metrics;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Event;
import casebook.journal.event.Inbox;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Measures how long after its write each event of another service was taken in. */
public final class TimedInbox implements Inbox {
    private final Inbox inbox;
    private final MeterProvider<Timer> delay;
    private final Consumer<Runnable> afterCommit;
    private final Clock clock;

    /** @param afterCommit runs what it is given once the effect can be seen, and never if it was undone */
    public TimedInbox(Inbox inbox, MeterRegistry meters, Consumer<Runnable> afterCommit, Clock clock) {
        this.inbox = inbox;
        this.afterCommit = afterCommit;
        this.clock = clock;
        this.delay = Timer.builder("casebook.event.delay")
                .description("From the write of another service to its event taken in here")
                .serviceLevelObjectives(Buckets.OF_EVENTS)
                .withRegistry(meters);
    }

    @Override
    public Verdict take(Event event, Runnable effect) {
        var verdict = inbox.take(event, effect);
        if (verdict == Verdict.TAKEN) {
            afterCommit.accept(() ->
                    delay.withTag("source", event.source()).record(Duration.between(event.time(), clock.instant())));
        }
        return verdict;
    }

    @Override
    public long position(String source, ChainId chain) {
        return inbox.position(source, chain);
    }

    @Override
    public void moveTo(Event event) {
        inbox.moveTo(event);
    }
}
