package casebook.journal.event.kafka;

import casebook.journal.audit.AuditRecord;
import casebook.journal.event.Event;
import casebook.journal.event.Intake.DeadLetters;
import casebook.journal.event.Publisher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An idempotent producer that waits for every replica in sync: what it returned from is durable. */
public final class KafkaPublisher implements Publisher, DeadLetters, AutoCloseable {
    /** How long a batch may wait for a broker that is away before it goes back into the outbox. Milliseconds. */
    private static final int PATIENCE = 10_000;

    private final String service;
    private final KafkaProducer<byte[], byte[]> producer;

    public KafkaPublisher(String service, Map<String, Object> kafka) {
        this.service = service;
        this.producer = new KafkaProducer<>(settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE / 2);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE);
        return settings;
    }

    @Override
    public void publish(List<AuditRecord> records) {
        // Asked first, so that a broker that is away is found out once and not with each record.
        records.stream()
                .map(record -> Topics.of(service, record.chain()))
                .distinct()
                .forEach(producer::partitionsFor);
        allDurable(records.stream()
                .map(record -> Event.of(record, service))
                .map(event -> producer.send(CloudEvents.write(event, Topics.of(service, event.chain()))))
                .toList());
    }

    @Override
    public void bury(Event event, String topic, String reason) {
        bury(CloudEvents.write(event, topic + Topics.DEAD_LETTERS), reason);
    }

    /** Buries what is no event, or only half of one, byte by byte as it came. */
    void bury(ConsumerRecord<byte[], byte[]> unreadable, String reason) {
        var topic = unreadable.topic() + Topics.DEAD_LETTERS;
        var letter = new ProducerRecord<>(topic, null, unreadable.key(), unreadable.value(), unreadable.headers());
        var origin = unreadable.topic() + "/" + unreadable.partition() + "@" + unreadable.offset();
        CloudEvents.put(letter.headers(), "casebook-origin", origin);
        bury(letter, reason);
    }

    private void bury(ProducerRecord<byte[], byte[]> letter, String reason) {
        CloudEvents.put(letter.headers(), "casebook-service", service);
        CloudEvents.put(letter.headers(), "casebook-reason", reason);
        allDurable(List.of(producer.send(letter)));
    }

    private static void allDurable(List<Future<RecordMetadata>> sent) {
        try {
            for (var one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("The broker did not take a batch of " + sent.size() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while a batch was on its way", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
