package casebook.gateway.stream.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The ways to the topics. Reading takes no group and leaves nothing behind, so any number of gateways may read. */
@ApplicationScoped
class Broker {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int LONGEST_BETWEEN_TRIES_MILLIS = 1_000;
    /** In all and of each partition, so that reading takes little memory. One event may be larger. Bytes. */
    private static final int AT_ONCE = 2 * 1024 * 1024;

    private static final int AT_ONCE_OF_PARTITION = 256 * 1024;

    private final Map<String, Object> kafka;

    Broker(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // Quarkus names the application
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, AT_ONCE);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, AT_ONCE_OF_PARTITION);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_BETWEEN_TRIES_MILLIS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_BETWEEN_TRIES_MILLIS);
        return Admin.create(settings);
    }

    /**
     * The topics that there are, by number.
     *
     * @throws KafkaException when the broker does not say
     */
    static Map<Integer, TopicDescription> describe(Admin admin) {
        var asked = admin.describeTopics(Topics.names()).topicNameValues();
        var described = new HashMap<Integer, TopicDescription>();
        asked.forEach((topic, answer) ->
                answer(answer).ifPresent(description -> described.put(Topics.numberOf(topic), description)));
        return described;
    }

    private static Optional<TopicDescription> answer(KafkaFuture<TopicDescription> asked) {
        try {
            return Optional.of(asked.get(Duration.ofMillis(PATIENCE_MILLIS).toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new KafkaException("The broker does not describe its topics", e);
        } catch (TimeoutException e) {
            throw new KafkaException("The broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped", e);
        }
    }
}
