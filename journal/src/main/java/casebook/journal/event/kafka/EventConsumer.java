package casebook.journal.event.kafka;

import casebook.journal.event.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads the topics. A batch is acknowledged only when each of its events is taken in or parked, so while the store is away
 * reading stands still and nothing is lost.
 */
@ApplicationScoped
class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Intake intake;

    EventConsumer(Intake intake) {
        this.intake = intake;
    }

    @Incoming("events")
    @Blocking
    void take(ConsumerRecords<String, String> records) throws InterruptedException {
        var batch = readable(records);
        for (long pause = 50; !taken(batch, pause); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            Thread.sleep(pause);
        }
    }

    private boolean taken(List<Intake.Incoming> batch, long pause) {
        try {
            intake.takeAll(batch);
            return true;
        } catch (RuntimeException | Error e) {
            LOG.warnf("%d events wait for the store: %s. Next try in %d ms.", batch.size(), e.toString(), pause);
            return false;
        }
    }

    /** What is no event of ours belongs to no chain, so nothing can wait behind it. */
    private static List<Intake.Incoming> readable(ConsumerRecords<String, String> records) {
        var events = new ArrayList<Intake.Incoming>(records.count());
        for (ConsumerRecord<String, String> record : records) {
            CloudEvents.find(record).ifPresent(event -> events.add(new Intake.Incoming(event, record.topic())));
        }
        return events;
    }
}
