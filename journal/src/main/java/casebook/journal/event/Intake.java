package casebook.journal.event;

import casebook.journal.event.Inbox.Verdict;
import casebook.kernel.text.Wordless;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes events in, one by one and in order per chain. One that fails is parked with the later ones of its chain and tried
 * again with growing pauses; after the last attempt it also goes to the dead-letter topic and waits for an operator.
 */
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int AT_ONCE = 100;

    private final String service;
    private final Handlers handlers;
    private final Inbox inbox;
    private final ParkedEvents parked;
    private final Transactions transactions;
    private final Origins origins;
    private final Parking parking;
    private final Clock clock;

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

    /** Tells failures of a store that is away or busy from those of what it was to keep. */
    @FunctionalInterface
    public interface Passing {
        boolean passes(RuntimeException failure);
    }

    public Intake(
            String service,
            Handlers handlers,
            Inbox inbox,
            ParkedEvents parked,
            Transactions transactions,
            DeadLetters deadLetters,
            Origins origins,
            Passing passing,
            Clock clock) {
        this.service = service;
        this.handlers = handlers;
        this.inbox = inbox;
        this.parked = parked;
        this.transactions = transactions;
        this.origins = origins;
        this.parking = new Parking(parked, deadLetters, passing, clock);
        this.clock = clock;
    }

    /** An event as it came, whole or with its attributes only, and the topic it came by. */
    public record Incoming(Event event, String topic) {}

    /** Takes a batch in, in one transaction if all goes well, else each event by itself. */
    public void takeAll(List<Incoming> batch) {
        if (!tookTogether(batch)) {
            batch.forEach(this::take);
        }
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
        } catch (RuntimeException | Error e) {
            LOG.debugf(Wordless.of(e), "A batch of %d events is taken in one by one", batch.size());
            return false;
        }
    }

    private boolean strayed(Incoming incoming) {
        return objection(incoming.event(), incoming.topic()).isPresent();
    }

    /** Of its own events a service takes nothing in, whatever topic they came by. */
    private Optional<String> objection(Event event, String topic) {
        return event.source().equals(service) ? Optional.empty() : origins.objection(event, topic);
    }

    private void take(Incoming incoming) {
        var event = strayed(incoming) ? incoming.event().astray(incoming.topic()) : incoming.event();
        var reason = parked.anyOf(event.source(), event.chain())
                ? "waits behind an earlier event"
                : failure(event, incoming.topic());
        if (reason != null) {
            parking.park(event, incoming.topic(), reason);
        }
    }

    private Verdict tried(Event event) {
        return event.source().equals(service) ? Verdict.DUPLICATE : inbox.take(event, () -> handlers.handle(event));
    }

    /** Tries the event in a transaction of its own; the reason when it could not be taken in. An error is one event's, too. */
    private @Nullable String failure(Event event, String topic) {
        var objection = objection(event, topic);
        if (objection.isPresent()) {
            return objection.get();
        }
        try {
            var verdict = new Verdict[1];
            transactions.run(() -> verdict[0] = tried(event));
            return verdict[0] == Verdict.AHEAD ? Parking.AHEAD : null;
        } catch (RuntimeException | Error e) {
            LOG.debugf(Wordless.of(e), "Event %s failed", event.id());
            return Failures.describe(e);
        }
    }

    /** Tries again what is parked and due. */
    public void retryParked() {
        if (!parked.any()) {
            return;
        }
        while (retriedWithProgress()) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    private boolean retriedWithProgress() {
        var progress = false;
        for (var waiting : parked.due(clock.instant(), AT_ONCE)) {
            var reason = failure(waiting.event(), waiting.topic());
            if (reason == null) {
                parking.taken(waiting);
                progress = true;
            } else {
                parking.failedAgain(waiting, reason);
            }
        }
        return progress;
    }

    /** Waits until something more was taken in, or the time is over. */
    public synchronized void awaitMore(long millis) throws InterruptedException {
        wait(millis);
    }
}
