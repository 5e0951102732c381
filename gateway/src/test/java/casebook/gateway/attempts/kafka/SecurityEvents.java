package casebook.gateway.attempts.kafka;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A security team's program. It reads the topic from its beginning, and passes over what was reported before an instant. */
public final class SecurityEvents implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Reported> read = new ArrayList<>();
    private final Instant from;

    /** An event as it came. */
    public record Reported(String key, Map<String, String> headers, JsonNode data) {

        private static Reported of(ConsumerRecord<byte[], byte[]> record) {
            var headers = new TreeMap<String, String>();
            record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
            try {
                return new Reported(text(record.key()), headers, new ObjectMapper().readTree(record.value()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    public SecurityEvents(String kafka, Instant from) {
        this.from = from;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(AttemptEvents.TOPIC, 0)));
    }

    /** The events of one origin, once there are any. */
    public List<Reported> of(String origin) {
        await().atMost(PATIENCE).until(() -> !known(origin).isEmpty());
        return known(origin);
    }

    private List<Reported> known(String origin) {
        consumer.poll(POLL).forEach(record -> {
            if (record.timestamp() >= from.toEpochMilli()) {
                read.add(Reported.of(record));
            }
        });
        return read.stream().filter(event -> event.key().equals(origin)).toList();
    }

    /** All that were read so far. */
    public List<Reported> all() {
        return List.copyOf(read);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
