package casebook.journal.event.kafka;

import casebook.journal.event.Intake;
import casebook.kernel.text.Wordless;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
    static final String CHANNEL = "events";
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Intake intake;
    private final KafkaPublisher deadLetters;
    private final EventsBehind behind;

    EventConsumer(Intake intake, KafkaPublisher deadLetters, EventsBehind behind) {
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.behind = behind;
    }

    @Incoming(CHANNEL)
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        var batch = new ArrayList<Intake.Incoming>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            var reading = CloudEvents.read(record);
            if (reading.fault() != null) {
                bury(record, reading.fault());
            }
            if (reading.event() != null) {
                batch.add(new Intake.Incoming(reading.event(), record.topic()));
            }
        }
        untilDone(() -> intake.takeAll(batch), batch.size() + " events wait for the store");
        behind.done(CHANNEL, records);
    }

    /** Kept for people, with its reason. If its attributes are known its chain waits for a readable copy of it. */
    private void bury(ConsumerRecord<byte[], byte[]> record, String fault) throws InterruptedException {
        var place = record.topic() + "/" + record.partition() + "@" + record.offset();
        LOG.errorf("What lies at %s is no readable event: %s", place, fault);
        untilDone(() -> deadLetters.bury(record, fault), "What lies at " + place + " waits for the dead-letter topic");
    }

    private static void untilDone(Runnable work, String waiting) throws InterruptedException {
        for (long pause = 50; !done(work, waiting, pause); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            Thread.sleep(pause);
        }
    }

    private static boolean done(Runnable work, String waiting, long pause) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error e) {
            LOG.warnf("%s: %s. Next try in %d ms.", waiting, Wordless.line(e), pause);
            return false;
        }
    }
}
