package casebook.enrollment.webhook.events;

import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.Deliveries.Replay;
import casebook.journal.event.Event;
import casebook.journal.event.kafka.TopicReader;
import casebook.kernel.text.Wordless;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reads the topics again for the replays that were asked for, beside everything else and some beside each other. One that is
 * interrupted begins anew and tells nothing twice.
 */
@ApplicationScoped
class ReplayFeed {
    private static final Logger LOG = Logger.getLogger(ReplayFeed.class);
    private static final long EVERY_MILLIS = 500;
    /** A long one does not hold up the others; each has a consumer of its own. */
    private static final int AT_ONCE = 4;

    private final Deliveries deliveries;
    private final TopicReader topics;
    private final Clock clock;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(threads("webhook-replays"));
    private final ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE, threads("webhook-replay-"));

    ReplayFeed(Deliveries deliveries, TopicReader topics, Clock clock) {
        this.deliveries = deliveries;
        this.topics = topics;
        this.clock = clock;
    }

    /** Somebody has ended the replay, or asked for another that takes its place. */
    private static final class NotWanted extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotWanted() {
            super("The replay is not wanted any more", null, false, false);
        }
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    void start(@Observes StartupEvent started) {
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            for (var replay : deliveries.replays()) {
                if (underWay.add(replay.replay())) {
                    readers.execute(() -> tellAll(replay));
                }
            }
        } catch (RuntimeException | Error e) {
            // Whatever is let through here would silently end the schedule.
            LOG.debug("Replays wait", Wordless.of(e));
        }
    }

    private void tellAll(Replay replay) {
        try {
            topics.since(replay.from(), event -> tell(replay, event));
            deliveries.done(replay);
        } catch (NotWanted _) {
            LOG.debugf("The replay of webhook %s was ended", replay.webhook().id());
        } catch (RuntimeException | Error e) {
            LOG.warnf(
                    "The replay of webhook %s begins anew: %s", replay.webhook().id(), Wordless.line(e));
        } finally {
            underWay.remove(replay.replay());
        }
    }

    private void tell(Replay replay, Event event) {
        var webhook = replay.webhook();
        if (webhook.study().value().equals(event.chain().study())
                && event.readable()
                && StructuredEvent.isCredible(event, clock.instant())
                && webhook.covers(event.type(), StructuredEvent.isOfStudy(event), event.site())
                && !deliveries.tellAgain(replay, StructuredEvent.of(event), clock.instant())) {
            throw new NotWanted();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
        readers.shutdownNow();
    }
}
