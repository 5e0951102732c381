package casebook.enrollment.webhook.sending;

import casebook.enrollment.WebhookConfig;
import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.Deliveries.Claim;
import casebook.enrollment.webhook.Deliveries.Endpoint;
import casebook.enrollment.webhook.WebhookId;
import casebook.kernel.text.Wordless;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Sends what is due. Each endpoint has a few deliveries on their way at most, one that fails a single one after each rest; so
 * a dead endpoint takes nothing from another. What was on its way when the service ended is sent again, with the same id.
 */
@ApplicationScoped
class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);
    /** Beyond an attempt's own time: to keep its outcome. */
    private static final Duration CLAIMED_LONGER = Duration.ofSeconds(30);

    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(5);

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final WebhookConfig config;
    private final Clock clock;
    private final Map<WebhookId, Integer> onTheirWay = new ConcurrentHashMap<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhooks").factory());
    /** No virtual ones: looking up a name holds its carrier, and one slow name server would hold all of them. */
    private final ExecutorService senders = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("webhook-", 0).factory());

    private Instant forgottenAt = Instant.EPOCH;
    private boolean waiting;

    Sender(Deliveries deliveries, Attempts attempts, WebhookConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        var every = config.lookEvery().toMillis();
        timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /** Looks for what is due, and sends it beside. */
    private void look() {
        asked.set(false);
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            for (var endpoint : deliveries.due(now)) {
                send(endpoint, now);
            }
            forget(now);
            if (waiting) {
                LOG.info("Deliveries go on");
                waiting = false;
            }
        } catch (RuntimeException | Error e) {
            // Whatever is let through here would silently end the schedule; told once, not at each look.
            if (!waiting) {
                LOG.warnf("Deliveries wait: %s", Wordless.line(e));
                waiting = true;
            }
        }
    }

    private void send(Endpoint endpoint, Instant now) {
        var own = onTheirWay.getOrDefault(endpoint.webhook(), 0);
        var all = onTheirWay.values().stream().mapToInt(Integer::intValue).sum();
        var free = Math.min((endpoint.failing() ? 1 : config.atOnceToOne()) - own, config.atOnce() - all);
        if (free > 0) {
            var until = now.plus(config.attemptTimeout()).plus(CLAIMED_LONGER);
            for (var claim : deliveries.claim(endpoint.webhook(), free, now, until)) {
                onTheirWay.merge(endpoint.webhook(), 1, Integer::sum);
                senders.execute(() -> send(endpoint, claim));
            }
        }
    }

    private void send(Endpoint endpoint, Claim claim) {
        try {
            deliveries.settle(claim, attempts.make(endpoint, claim));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.warnf(
                    "What became of delivery %d of webhook %s is not kept; it is sent again: %s",
                    claim.delivery(), claim.webhook(), Wordless.line(e));
        } finally {
            onTheirWay.computeIfPresent(endpoint.webhook(), (_, count) -> count == 1 ? null : count - 1);
            lookSoon();
        }
    }

    private void lookSoon() {
        if (asked.compareAndSet(false, true)) {
            try {
                timer.execute(this::look);
            } catch (RejectedExecutionException _) {
                // The service stops.
            }
        }
    }

    private void forget(Instant now) {
        if (!now.isBefore(forgottenAt.plus(FORGET_EVERY))) {
            forgottenAt = now;
            deliveries.forget(now.minus(config.logKept()));
        }
    }

    /** What is on its way may end, so that as little as can be is sent again by the next. Before the client is closed. */
    void stop(@Observes @Priority(1) ShutdownEvent stopping) throws InterruptedException {
        timer.shutdownNow();
        senders.shutdown();
        if (!senders.awaitTermination(LAST_MOMENTS.toMillis(), TimeUnit.MILLISECONDS)) {
            senders.shutdownNow();
        }
    }
}
