package casebook.gateway.stream.kafka;

import casebook.gateway.stream.History;
import casebook.gateway.stream.Interest;
import casebook.gateway.stream.Position;
import casebook.gateway.stream.StudyEvent.Place;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Wordless;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Reads the topics again from an earlier place, each portion with a consumer of its own. */
@ApplicationScoped
class TopicHistory implements History {
    private static final Logger LOG = Logger.getLogger(TopicHistory.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    /** What one reader's portion holds in memory, but for an event that is larger by itself. Bytes. */
    private static final int LARGEST = 512 * 1024;
    /** Records of others that are read for one portion, so that readers take turns. */
    private static final int MOST_READ = 20_000;

    private final Broker broker;

    TopicHistory(Broker broker) {
        this.broker = broker;
    }

    @Override
    public Portion read(Position from, Position upTo, Interest interest) {
        try (var consumer = broker.consumer()) {
            requireThere(from, consumer);
            var missing = missing(from, upTo);
            consumer.assign(missing.keySet());
            for (var partition : missing.keySet()) {
                consumer.seek(partition, from.next(Topics.numberOf(partition.topic()), partition.partition()));
            }
            return new Reading(from, upTo, interest).read(consumer, missing);
        } catch (OffsetOutOfRangeException _) {
            throw deleted();
        } catch (KafkaException e) {
            LOG.warnf("A reader cannot be caught up: %s", Wordless.line(e));
            throw new Refused(
                    ProblemType.UNAVAILABLE, "events-away", "The events since cannot be read now. Come back shortly.");
        }
    }

    private static Refused deleted() {
        return new Refused(
                ProblemType.GONE,
                "events-deleted",
                "Events after Last-Event-ID were deleted. Read the present state anew, then follow without Last-Event-ID.");
    }

    /** A place before the first event there is, or after the last, would be a hole that nobody sees. */
    private static void requireThere(Position from, KafkaConsumer<?, ?> consumer) {
        var offsets = Topics.offsets(from);
        var first = consumer.beginningOffsets(offsets.keySet());
        var end = consumer.endOffsets(offsets.keySet());
        for (var partition : offsets.entrySet()) {
            if (partition.getValue() < first.getOrDefault(partition.getKey(), 0L)) {
                throw deleted();
            }
            if (partition.getValue() > end.getOrDefault(partition.getKey(), 0L)) {
                throw new Refused(
                        ProblemType.GONE,
                        "events-of-other-topics",
                        "Last-Event-ID names events that these topics never had. Read the present state anew, then follow "
                                + "without Last-Event-ID.");
            }
        }
    }

    /** The partitions in which something is to be read, and up to where. */
    private static Map<TopicPartition, Long> missing(Position from, Position upTo) {
        var missing = new HashMap<TopicPartition, Long>();
        Topics.offsets(upTo).forEach((partition, end) -> {
            if (from.next(Topics.numberOf(partition.topic()), partition.partition()) < end) {
                missing.put(partition, end);
            }
        });
        return missing;
    }

    /** One portion in the making. */
    private static final class Reading {
        private final Position upTo;
        private final Interest interest;
        private final List<Told> told = new ArrayList<>();
        private Position reached;
        private int bytes;
        private int read;

        Reading(Position from, Position upTo, Interest interest) {
            this.reached = from;
            this.upTo = upTo;
            this.interest = interest;
        }

        Portion read(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> missing) {
            var lastHeard = System.nanoTime();
            while (isMissing(consumer, missing)) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    lastHeard = System.nanoTime();
                } else if (System.nanoTime() - lastHeard > SILENCE.toNanos()) {
                    throw new KafkaException("The broker has sent nothing for " + SILENCE.toSeconds() + " s");
                }
                for (var record : records) {
                    if (isFull()) {
                        return new Portion(told, reached);
                    }
                    take(record);
                }
            }
            return new Portion(told, reached.orLater(upTo));
        }

        private static boolean isMissing(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> missing) {
            return missing.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
        }

        private boolean isFull() {
            return bytes >= LARGEST || read >= MOST_READ;
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            var place = new Place(Topics.numberOf(record.topic()), record.partition(), record.offset());
            if (place.offset() >= upTo.next(place.topic(), place.partition())) {
                return; // the recent events have it
            }
            read++;
            reached = reached.past(place.topic(), place.partition(), place.offset());
            StructuredEvents.of(record).filter(interest::covers).ifPresent(event -> {
                bytes += event.bytes();
                told.add(new Told(event, reached));
            });
        }
    }
}
