package casebook.gateway.stream.kafka;

import casebook.gateway.stream.RecentEvents;
import casebook.gateway.stream.StudyEvent.Place;
import casebook.kernel.text.Wordless;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Follows all topics, once for all readers of this gateway, from a little before their present end: whoever was reading when
 * the gateway was restarted finds what came meanwhile among the recent events. While the broker is away it keeps its place, and
 * goes on from there.
 */
@ApplicationScoped
class TopicFeed {
    private static final Logger LOG = Logger.getLogger(TopicFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Between two looks whether the broker is there, and with the topics we know. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final RecentEvents recent;
    private final Broker broker;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("live-stream").unstarted(this::run);
    private volatile boolean open = true;
    private volatile boolean following;
    /** Whether our place is lost; of the thread alone, as what follows. */
    private boolean lost;
    /** Whether it was told that the topics cannot be followed. */
    private boolean complained;

    TopicFeed(RecentEvents recent, Broker broker) {
        this.recent = recent;
        this.broker = broker;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        close();
    }

    /** Whether what happens is told at once. */
    boolean following() {
        return following && recent.end().isPresent();
    }

    void close() throws InterruptedException {
        open = false;
        thread.join(POLL.plus(PAUSE).toMillis());
        thread.interrupt(); // if it waits for a broker that is away
        thread.join();
    }

    private void run() {
        while (open) {
            try (var consumer = broker.consumer();
                    var admin = broker.admin()) {
                begin(admin, consumer);
                while (open) {
                    look(admin, consumer);
                    var until = System.nanoTime() + LOOK.toNanos();
                    while (open && System.nanoTime() < until) {
                        take(consumer);
                    }
                }
            } catch (RuntimeException | Error e) {
                following = false;
                if (open) {
                    LOG.logf(
                            complained ? Level.DEBUG : Level.WARN,
                            "The topics cannot be followed: %s. It is tried again and again.",
                            Wordless.line(e));
                    complained = true;
                    pause();
                }
            }
        }
    }

    /** Where we left off; near the end when we are new or the topics are others. */
    private void begin(Admin admin, KafkaConsumer<byte[], byte[]> consumer) {
        var there = Broker.describe(admin);
        var come = recent.come();
        if (lost || come.isEmpty() || !TopicBounds.atZero(there).isOfTopicsOf(come.get())) {
            var ends = TopicBounds.ends(there, consumer);
            recent.begin(TopicBounds.before(ends, recent.most() / 2, consumer), ends);
            recent.tell();
            lost = false;
        }
        assign(consumer);
    }

    private void assign(KafkaConsumer<byte[], byte[]> consumer) {
        var offsets = Topics.offsets(recent.come().orElseThrow());
        consumer.assign(offsets.keySet());
        offsets.forEach(consumer::seek);
    }

    /** Sees whether the broker answers, and topics that are new or were made anew. */
    private void look(Admin admin, KafkaConsumer<byte[], byte[]> consumer) {
        try {
            var there = Broker.describe(admin);
            var known = recent.come().orElseThrow();
            var appeared = false;
            for (var topic : there.entrySet()) {
                var mark = Topics.mark(topic.getValue().topicId());
                if (known.mark(topic.getKey()) == 0) {
                    recent.appeared(
                            topic.getKey(), mark, topic.getValue().partitions().size());
                    appeared = true;
                } else if (known.mark(topic.getKey()) != mark) {
                    throw new IllegalStateException("The topics were made anew");
                }
            }
            if (appeared) {
                assign(consumer);
            }
            following = true;
            complained = false;
        } catch (KafkaException e) {
            if (following) {
                LOG.warnf("The broker is away: %s. Events are told when it is back.", Wordless.line(e));
            }
            following = false;
        }
    }

    private void take(KafkaConsumer<byte[], byte[]> consumer) {
        if (consumer.assignment().isEmpty()) {
            pause();
            return;
        }
        try {
            var records = consumer.poll(POLL);
            for (var record : records) {
                var event = StructuredEvents.of(record);
                var place = new Place(Topics.numberOf(record.topic()), record.partition(), record.offset());
                event.ifPresentOrElse(recent::add, () -> recent.pass(place));
            }
            if (recent.end().isEmpty()) {
                passMarks(consumer);
            }
            if (!records.isEmpty()) {
                recent.tell();
            }
        } catch (InvalidOffsetException e) {
            LOG.warnf("Events were deleted before they were told, of %s", e.partitions());
            lost = true;
            throw e;
        }
    }

    /** The last of a topic may be no record but the mark of a transaction: nobody waits for that to come. */
    private void passMarks(KafkaConsumer<?, ?> consumer) {
        for (var partition : consumer.assignment()) {
            recent.pass(new Place(
                    Topics.numberOf(partition.topic()), partition.partition(), consumer.position(partition) - 1));
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            open = false;
        }
    }
}
