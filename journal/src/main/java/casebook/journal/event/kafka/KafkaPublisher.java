package casebook.journal.event.kafka;

import casebook.journal.audit.RecordLimit;
import casebook.journal.event.Event;
import casebook.journal.event.Intake.DeadLetters;
import casebook.journal.event.Pending;
import casebook.journal.event.Publisher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An idempotent producer that waits for every replica in sync: what it returned from is durable. */
public final class KafkaPublisher implements Publisher, DeadLetters, AutoCloseable {
    /** How long a batch may wait for a broker that is away before it goes back into the outbox. Milliseconds. */
    private static final int PATIENCE = 10_000;

    /** No topic refuses less for its size, so such records go out one upon the other. Larger ones are waited for. Bytes. */
    private static final int SURELY_TAKEN = 64_000;

    private final String service;
    private final KafkaProducer<byte[], byte[]> producer;

    /** @param limit says how large a message the producer lets out; the topics take as much */
    public KafkaPublisher(String service, Map<String, Object> kafka, RecordLimit limit) {
        this.service = service;
        this.producer =
                new KafkaProducer<>(settings(kafka, limit), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, RecordLimit limit) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, limit.messageBytes());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE / 2);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE);
        return settings;
    }

    @Override
    public Outcome publish(List<Pending> records) {
        // Asked first, so that a broker that is away is found out once and not with each record.
        records.stream()
                .map(pending -> Topics.of(service, pending.record().chain()))
                .distinct()
                .forEach(producer::partitionsFor);
        var batch = new Batch();
        for (var pending : records) {
            if (!batch.isHeld(pending.record().chain())) {
                send(pending, batch);
            }
        }
        return batch.outcome();
    }

    private void send(Pending pending, Batch batch) {
        var record = pending.record();
        ProducerRecord<byte[], byte[]> message;
        try {
            message = CloudEvents.write(Event.of(pending, service), Topics.of(service, record.chain()));
        } catch (RuntimeException e) {
            // Its content may quote clinical values, so only the kind of the failure is told.
            batch.refuse(
                    record,
                    "no event can be made of the record: " + e.getClass().getSimpleName());
            return;
        }
        batch.add(record, producer.send(message), message.value().length > SURELY_TAKEN);
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
        var fault = Batch.faultOf(producer.send(letter));
        if (fault != null && Batch.isLasting(fault)) {
            // With the letter's own words it may be larger than what it is about, which stays in its topic.
            var shorter =
                    new ProducerRecord<byte[], byte[]>(letter.topic(), null, letter.key(), null, letter.headers());
            CloudEvents.put(shorter.headers(), "casebook-left-out", "value");
            fault = Batch.faultOf(producer.send(shorter));
        }
        if (fault != null) {
            throw new KafkaException("The broker did not take a dead letter: " + fault, fault);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
