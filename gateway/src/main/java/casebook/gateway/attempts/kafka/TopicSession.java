package casebook.gateway.attempts.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A way to the topic, for as long as it works. */
final class TopicSession implements AutoCloseable {
    /** One order of all reports; there are few. */
    static final int PARTITIONS = 1;
    /** A year's review, and some time to do it in. Addresses and users are personal data: no longer than they serve. */
    static final Duration KEPT = Duration.ofDays(400);

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int BUFFER_BYTES = 1024 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;

    /** @throws ExecutionException when the broker refuses */
    TopicSession(Map<String, Object> kafka) throws ExecutionException, TimeoutException, InterruptedException {
        make(kafka);
        this.producer = new KafkaProducer<>(settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return settings;
    }

    /** One that is there stays as it is. Who may not make topics finds it made by those who may, or is told when sending. */
    private static void make(Map<String, Object> kafka)
            throws ExecutionException, TimeoutException, InterruptedException {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        var topic = new NewTopic(AttemptEvents.TOPIC, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(KEPT.toMillis()),
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        "-1"));
        var admin = Admin.create(settings);
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException || e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
        } finally {
            admin.close(Duration.ZERO); // nothing that still goes on would matter
        }
    }

    /** Returns when every replica in sync has it. */
    void send(ProducerRecord<byte[], byte[]> event) throws ExecutionException, TimeoutException, InterruptedException {
        producer.send(event).get(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
