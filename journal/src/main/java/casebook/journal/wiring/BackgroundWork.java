package casebook.journal.wiring;

import casebook.journal.audit.RecordLimit;
import casebook.journal.event.Intake;
import casebook.journal.event.Relay;
import casebook.journal.event.kafka.AnchorFollower;
import casebook.journal.event.kafka.Topics;
import casebook.kernel.text.Wordless;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Starts what runs beside the requests: the relay, the making of topics, the following of anchors, the retries of parked events. */
@ApplicationScoped
class BackgroundWork {
    private static final Logger LOG = Logger.getLogger(BackgroundWork.class);
    private static final long PARKED_EVERY_MILLIS = 200;
    private static final long TOPICS_EVERY_MILLIS = 2_000;

    private final Relay relay;
    private final Intake intake;
    private final AnchorFollower anchors;
    private final RecordLimit limit;
    private final Map<String, Object> kafka;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("casebook-", 0).factory());

    BackgroundWork(
            Relay relay,
            Intake intake,
            AnchorFollower anchors,
            RecordLimit limit,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.relay = relay;
        this.intake = intake;
        this.anchors = anchors;
        this.limit = limit;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent started) {
        timer.execute(this::makeTopicsThenRelay);
        timer.scheduleWithFixedDelay(
                this::retryParked, PARKED_EVERY_MILLIS, PARKED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void makeTopicsThenRelay() {
        var obstacle = Topics.ensure(kafka, limit);
        if (obstacle.isEmpty()) {
            relay.start();
            anchors.start();
        } else {
            LOG.warnf("%s; events wait in the outbox", obstacle.get());
            timer.schedule(this::makeTopicsThenRelay, TOPICS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void retryParked() {
        try {
            intake.retryParked();
        } catch (RuntimeException | Error e) {
            // Whatever is let through here would silently end the schedule.
            LOG.warnf("Parked events wait for the store: %s", Wordless.line(e));
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
        anchors.close();
        relay.close();
    }
}
