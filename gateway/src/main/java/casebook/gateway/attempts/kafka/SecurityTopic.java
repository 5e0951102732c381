package casebook.gateway.attempts.kafka;

import casebook.gateway.attempts.AttemptReport;
import casebook.gateway.attempts.AttemptReports;
import casebook.kernel.text.Wordless;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Sends reports one after the other, on a thread of its own. While the broker is away they wait; where too many wait, later ones
 * are given up, whose origins are in the log. After a doubt a report is sent again under the same id.
 */
@ApplicationScoped
class SecurityTopic implements AttemptReports {
    /** Reports that wait at most, a kilobyte each. */
    static final int MOST = 1_000;

    private static final Logger LOG = Logger.getLogger(SecurityTopic.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Between two looks whether the gateway stops. */
    private static final Duration IDLE = Duration.ofMillis(500);

    /** What a gateway that stops gives the last ones. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final BlockingQueue<AttemptReport> waiting = new ArrayBlockingQueue<>(MOST);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("attempt-reports").unstarted(this::run);
    private final AtomicInteger untold = new AtomicInteger();
    private volatile boolean open = true;
    /** Whether the last one could not be sent. */
    private volatile boolean away;
    /** Of the thread alone. */
    private @Nullable TopicSession session;

    SecurityTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        close();
    }

    /** Waits for the last reports, but not for a broker that is away. */
    void close() throws InterruptedException {
        open = false;
        if (!away) {
            thread.join(FAREWELL.toMillis());
        }
        thread.interrupt();
        thread.join();
        if (untold.get() > 0) {
            LOG.warnf(
                    "Reports of attempts that have not reached %s: %d. The log has them.",
                    AttemptEvents.TOPIC, untold.get());
        }
    }

    boolean away() {
        return away;
    }

    @Override
    public void tell(AttemptReport report) {
        if (waiting.offer(report)) {
            untold.incrementAndGet();
        } else {
            LOG.warnf("The report of %s is given up: %d others wait for the broker.", report.origin(), MOST);
        }
    }

    private void run() {
        try {
            while (open || !waiting.isEmpty()) {
                var report = waiting.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (report != null) {
                    bring(report);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private void bring(AttemptReport report) throws InterruptedException {
        while (!isSent(report)) {
            Thread.sleep(PAUSE);
        }
        untold.decrementAndGet();
    }

    private boolean isSent(AttemptReport report) throws InterruptedException {
        try {
            if (session == null) {
                session = new TopicSession(kafka);
            }
            session.send(AttemptEvents.of(report));
            away = false;
            return true;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.logf(
                    away ? Level.DEBUG : Level.WARN,
                    "Reports of attempts cannot be sent to %s: %s. It is tried again and again.",
                    AttemptEvents.TOPIC,
                    Wordless.line(e));
            away = true;
            leave();
            return false;
        }
    }

    private void leave() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
