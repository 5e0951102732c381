package casebook.journal.event;

import casebook.journal.event.Inbox.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes events in, one by one and in order per chain. One that fails is parked with the later ones of its chain and tried
 * again with growing pauses; after the last attempt it also goes to the dead-letter topic and waits for an operator.
 */
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(26);
    private static final int AT_ONCE = 100;
    private static final String AHEAD = "an earlier event of its chain has not arrived";

    private final String service;
    private final Handlers handlers;
    private final Inbox inbox;
    private final ParkedEvents parked;
    private final Transactions transactions;
    private final DeadLetters deadLetters;
    private final Origins origins;
    private final Clock clock;
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    /** Where events go that were given up. */
    @FunctionalInterface
    public interface DeadLetters {
        void bury(Event event, String topic, String reason);
    }

    /** Tells events that came by the topic of their source from those that only say so. */
    @FunctionalInterface
    public interface Origins {
        /** Why an event is not what it says; none if it may be. */
        Optional<String> objection(Event event, String topic);
    }

    public Intake(
            String service,
            Handlers handlers,
            Inbox inbox,
            ParkedEvents parked,
            Transactions transactions,
            DeadLetters deadLetters,
            Origins origins,
            Clock clock) {
        this.service = service;
        this.handlers = handlers;
        this.inbox = inbox;
        this.parked = parked;
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.origins = origins;
        this.clock = clock;
    }

    /** An event as it came, with the topic it came by. */
    public record Incoming(Event event, String topic) {}

    /** Takes a batch in, in one transaction if all goes well, else each event by itself. */
    public void takeAll(List<Incoming> batch) {
        whileOpen(() -> {
            if (!tookTogether(batch)) {
                batch.forEach(this::take);
            }
        });
        synchronized (this) {
            notifyAll();
        }
    }

    private boolean tookTogether(List<Incoming> batch) {
        if (parked.any() || batch.stream().anyMatch(this::strayed)) {
            return false;
        }
        try {
            transactions.run(() -> batch.forEach(incoming -> {
                if (tried(incoming.event()) == Verdict.AHEAD) {
                    throw new IllegalStateException("an event is ahead of its chain");
                }
            }));
            return true;
        } catch (RuntimeException e) {
            LOG.debugf(e, "A batch of %d events is taken in one by one", batch.size());
            return false;
        }
    }

    private boolean strayed(Incoming incoming) {
        return origins.objection(incoming.event(), incoming.topic()).isPresent();
    }

    private void take(Incoming incoming) {
        var event = strayed(incoming) ? incoming.event().astray(incoming.topic()) : incoming.event();
        var reason = parked.anyOf(event.source(), event.chain())
                ? "waits behind an earlier event"
                : failure(event, incoming.topic());
        if (reason != null) {
            LOG.warnf("Event %s of %s is parked: %s", event.id(), event.source(), reason);
            parked.park(event, incoming.topic(), reason, clock.instant().plus(FIRST_PAUSE));
        }
    }

    private Verdict tried(Event event) {
        return event.source().equals(service) ? Verdict.DUPLICATE : inbox.take(event, () -> handlers.handle(event));
    }

    /** Tries the event in a transaction of its own; the reason when it could not be taken in. */
    private @Nullable String failure(Event event, String topic) {
        var objection = origins.objection(event, topic);
        if (objection.isPresent()) {
            return objection.get();
        }
        try {
            var verdict = new Verdict[1];
            transactions.run(() -> verdict[0] = tried(event));
            return verdict[0] == Verdict.AHEAD ? AHEAD : null;
        } catch (RuntimeException e) {
            LOG.debugf(e, "Event %s failed", event.id());
            return Failures.describe(e);
        }
    }

    /** Tries again what is parked and due. */
    public void retryParked() {
        if (!parked.any()) {
            return;
        }
        whileOpen(() -> {
            while (retriedWithProgress()) {
                synchronized (this) {
                    notifyAll();
                }
            }
        });
    }

    private void whileOpen(Runnable work) {
        open.readLock().lock();
        try {
            work.run();
        } finally {
            open.readLock().unlock();
        }
    }

    /** Runs work while nothing is taken in. */
    void closedFor(Runnable work) {
        open.writeLock().lock();
        try {
            work.run();
        } finally {
            open.writeLock().unlock();
        }
    }

    private boolean retriedWithProgress() {
        var progress = false;
        for (var waiting : parked.due(clock.instant(), AT_ONCE)) {
            var reason = failure(waiting.event(), waiting.topic());
            if (reason == null) {
                parked.remove(waiting.id());
                progress = true;
            } else {
                failedAgain(waiting, reason);
            }
        }
        return progress;
    }

    private void failedAgain(ParkedEvents.Parked waiting, String reason) {
        if (reason.equals(AHEAD)) {
            // Nothing is wrong with it: it waits for another, however long that takes.
            parked.failed(
                    waiting.id(), reason, waiting.attempts(), clock.instant().plus(FIRST_PAUSE));
            return;
        }
        var attempts = waiting.attempts() + 1;
        if (attempts < ATTEMPTS) {
            var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 8));
            parked.failed(waiting.id(), reason, attempts, clock.instant().plus(pause));
            return;
        }
        LOG.errorf(
                "Event %s of %s is given up: %s",
                waiting.event().id(), waiting.event().source(), reason);
        try {
            deadLetters.bury(waiting.event(), waiting.topic(), reason);
            parked.failed(waiting.id(), reason, attempts, null);
        } catch (KafkaException e) {
            LOG.warnf("The dead-letter topic cannot be reached: %s", e.getMessage());
            parked.failed(
                    waiting.id(), reason, waiting.attempts(), clock.instant().plus(LONGEST_PAUSE));
        }
    }

    /** Waits until something more was taken in, or the time is over. */
    public synchronized void awaitMore(long millis) throws InterruptedException {
        wait(millis);
    }
}
