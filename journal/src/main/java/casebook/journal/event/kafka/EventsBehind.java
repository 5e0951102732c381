package casebook.journal.event.kafka;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far this instance is behind the ends of the partitions that it reads: also while it cannot go on, when a client's own lag stands still. */
@ApplicationScoped
public class EventsBehind {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The question waits for the poll under way, a second at most, and asks the broker twice. */
    private static final Duration PATIENCE_IN_ALL = PATIENCE.multipliedBy(2).plusSeconds(1);

    private final KafkaClientService clients;
    /** By partition: the first offset that is not taken in. Commits follow some seconds later. */
    private final Map<TopicPartition, Long> done = new ConcurrentHashMap<>();

    EventsBehind(KafkaClientService clients) {
        this.clients = clients;
    }

    void done(ConsumerRecords<byte[], byte[]> records) {
        for (var partition : records.partitions()) {
            var last = records.records(partition).getLast();
            done.merge(partition, last.offset() + 1, Math::max);
        }
    }

    /** @throws RuntimeException when the broker does not answer */
    public long count() {
        KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(EventConsumer.CHANNEL);
        return consumer.runOnPollingThread(this::behind).await().atMost(PATIENCE_IN_ALL);
    }

    private long behind(Consumer<byte[], byte[]> consumer) {
        var mine = consumer.assignment();
        var committed = consumer.committed(mine, PATIENCE);
        return consumer.endOffsets(mine, PATIENCE).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - reached(end.getKey(), committed.get(end.getKey()))))
                .sum();
    }

    private long reached(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
        return Math.max(done.getOrDefault(partition, 0L), committed == null ? 0 : committed.offset());
    }
}
