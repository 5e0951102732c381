package casebook.journal.event.kafka;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a channel of this instance is behind the ends of the partitions that it reads: also while it cannot go on, when a
 * client's own lag stands still.
 */
@ApplicationScoped
public class EventsBehind {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The question waits for the poll under way, a second at most, and asks the broker twice. */
    private static final Duration PATIENCE_IN_ALL = PATIENCE.multipliedBy(2).plusSeconds(1);

    private final KafkaClientService clients;
    /** By channel and partition: the first offset that is not taken in. Commits follow some seconds later. */
    private final Map<Place, Long> done = new ConcurrentHashMap<>();

    private record Place(String channel, TopicPartition partition) {}

    EventsBehind(KafkaClientService clients) {
        this.clients = clients;
    }

    /** What a channel is done with. */
    public void done(String channel, ConsumerRecords<byte[], byte[]> records) {
        for (var partition : records.partitions()) {
            var last = records.records(partition).getLast();
            done.merge(new Place(channel, partition), last.offset() + 1, Math::max);
        }
    }

    /** Of what is taken in. */
    public long count() {
        return count(EventConsumer.CHANNEL);
    }

    /** @throws RuntimeException when the broker does not answer */
    public long count(String channel) {
        KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(channel);
        Function<Consumer<byte[], byte[]>, Long> counted = reader -> behind(channel, reader);
        return consumer.runOnPollingThread(counted).await().atMost(PATIENCE_IN_ALL);
    }

    private long behind(String channel, Consumer<byte[], byte[]> consumer) {
        var mine = consumer.assignment();
        var committed = consumer.committed(mine, PATIENCE);
        return consumer.endOffsets(mine, PATIENCE).entrySet().stream()
                .mapToLong(end -> Math.max(
                        0, end.getValue() - reached(new Place(channel, end.getKey()), committed.get(end.getKey()))))
                .sum();
    }

    private long reached(Place place, @Nullable OffsetAndMetadata committed) {
        return Math.max(done.getOrDefault(place, 0L), committed == null ? 0 : committed.offset());
    }
}
