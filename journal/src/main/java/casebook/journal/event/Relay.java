package casebook.journal.event;

import casebook.journal.event.Publisher.Outcome;
import casebook.kernel.text.Wordless;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Brings pending records' events to their topic, in order, in batches. Woken after each write; the poll is the net for
 * what another instance or an earlier process left behind.
 */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(200);

    /** Between two batches, so that under load a batch is of many: an event after a calm goes out at once. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Publisher publisher;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean open = true;

    public Relay(Outbox outbox, Publisher publisher) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.thread = Thread.ofPlatform().daemon().name("relay").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Says that there may be something to publish. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private void run() {
        publishWhileOpen();
        try {
            outbox.release();
        } catch (RuntimeException e) {
            LOG.debugf("Another instance will take over a little later: %s", Wordless.line(e));
        }
    }

    private void publishWhileOpen() {
        var pause = POLL;
        while (open) {
            try {
                if (outbox.publish(BATCH, this::published) < BATCH) {
                    rest(POLL);
                }
                pause = POLL;
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.warnf("Events wait in the outbox: %s. Next try in %d ms.", Wordless.line(e), pause.toMillis());
                pause = restLonger(pause);
            }
        }
    }

    private Outcome published(List<Pending> records) {
        var outcome = publisher.publish(records);
        for (var refusal : outcome.refused()) {
            var record = refusal.record();
            LOG.errorf(
                    "The event at position %d in the chain of subject %s of %s is set aside, and the later ones behind it: %s",
                    record.position(), record.chain().subject(), record.chain().study(), refusal.reason());
        }
        return outcome;
    }

    private Duration restLonger(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            open = false;
        }
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void rest(Duration atMost) throws InterruptedException {
        var began = System.nanoTime();
        if (woken.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            Thread.sleep(GATHERING.minusNanos(System.nanoTime() - began));
            woken.drainPermits();
        }
    }

    /** Stops after the batch under way, waiting for it at most ten seconds. */
    @Override
    public void close() {
        open = false;
        wake();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
