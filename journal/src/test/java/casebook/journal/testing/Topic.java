package casebook.journal.testing;

import casebook.embedded.TestServers;
import casebook.journal.audit.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plays another service towards the one under test, on the real broker: publishes its events, awaits those of the tested. */
public final class Topic {
    private static final Map<String, AtomicLong> POSITIONS = new ConcurrentHashMap<>();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant LONG_AGO = Instant.parse("2026-01-05T09:00:00Z");

    private Topic() {}

    /** The golden example of an event type, from the contracts. */
    public static JsonNode example(String type) {
        var file = Path.of("..", "contracts", "events", type, "example.json");
        try {
            return Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Publishes an event as the next one of its chain, as the source service would.
     *
     * @param subject the subject's id, or {@code -} for the study itself
     * @return its {@code Casebook-Position}
     */
    public static String publish(String source, String type, String study, String subject, JsonNode data) {
        var position = POSITIONS
                .computeIfAbsent(source + study + subject, _ -> new AtomicLong())
                .incrementAndGet();
        return publish(source, type, study, subject, position, data);
    }

    /** Publishes an event at a position of the test's choice: again, or too early. */
    public static String publish(
            String source, String type, String study, String subject, long position, JsonNode data) {
        publish(source, type, study, subject, position, Json.text(data).getBytes(StandardCharsets.UTF_8));
        return source + ":" + subject + ":" + position;
    }

    /** Publishes an event as the first one of its chain, recorded at a time of the test's choice. */
    public static void publishRecorded(
            Instant at, String source, String type, String study, String subject, JsonNode data) {
        var record =
                record("casebook." + source + ".v1", subject, Json.text(data).getBytes(StandardCharsets.UTF_8));
        addHeaders(record, attributes(source, type, study, subject, 1, at));
        publish(record);
    }

    /** Publishes whatever bytes under the headers of an event. */
    public static void publish(String source, String type, String study, String subject, long position, byte[] value) {
        var topic = subject.equals("-") ? "casebook.study.v1" : "casebook." + source + ".v1";
        publishBy(topic, source, type, study, subject, position, value);
    }

    /** Publishes an event by a topic of the test's choice, which need not be its source's. */
    public static void publishBy(
            String topic, String source, String type, String study, String subject, long position, JsonNode data) {
        publishBy(topic, source, type, study, subject, position, Json.text(data).getBytes(StandardCharsets.UTF_8));
    }

    private static void publishBy(
            String topic, String source, String type, String study, String subject, long position, byte[] value) {
        var record = record(topic, subject.equals("-") ? study : subject, value);
        addHeaders(record, attributes(source, type, study, subject, position, LONG_AGO));
        publish(record);
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static Map<String, String> attributes(
            String source, String type, String study, String subject, long position, Instant time) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                "/casebook/" + source,
                "ce_type",
                type,
                "ce_study",
                study,
                "ce_subject",
                subject,
                "ce_time",
                time.toString(),
                "ce_position",
                Long.toString(position),
                "ce_previoushash",
                "0",
                "ce_hash",
                "0");
    }

    private static void addHeaders(ProducerRecord<byte[], byte[]> record, Map<String, String> attributes) {
        attributes.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Publishes a record as it is. */
    public static void publish(ProducerRecord<byte[], byte[]> record) {
        try (var producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event as it lies in its topic. */
    public record Published(String type, String study, String subject, long position, String hash, JsonNode data) {}

    /** Reads a topic from its beginning until an event fits, at most twenty seconds; answers all read so far. */
    public static List<Published> readUntil(String topic, Predicate<Published> fits) {
        var read = new ArrayList<Published>();
        recordsUntil(topic, record -> {
            var event = event(record);
            event.ifPresent(read::add);
            return event.filter(fits).isPresent();
        });
        return read;
    }

    /** Reads a topic from its beginning until a record fits, event or not, at most twenty seconds; answers that record. */
    public static ConsumerRecord<byte[], byte[]> recordsUntil(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> fits) {
        try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (fits.test(record)) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("No such record in " + topic);
    }

    /** None for what other tests published that is no event. */
    private static Optional<Published> event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(new Published(
                    header(record, "ce_type").orElseThrow(),
                    header(record, "ce_study").orElseThrow(),
                    header(record, "ce_subject").orElseThrow(),
                    Long.parseLong(header(record, "ce_position").orElseThrow()),
                    header(record, "ce_hash").orElseThrow(),
                    Json.parse(new String(record.value(), StandardCharsets.UTF_8))));
        } catch (NoSuchElementException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /** A header of a record, as text. */
    public static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", TestServers.kafka());
    }
}
