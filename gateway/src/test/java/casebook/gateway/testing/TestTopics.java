package casebook.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Plays the services towards the gateway: makes their topics and publishes their events, on a real broker. */
public final class TestTopics implements AutoCloseable {
    private static final Path CONTRACTS = Path.of("..", "contracts");
    private static final int PARTITIONS = 6;

    private final KafkaProducer<byte[], byte[]> producer;

    public TestTopics(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Makes the topics that are missing; answers the broker's address. */
    public static String onKafka(String kafka) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var there = admin.listTopics().names().get();
            var missing = names().stream()
                    .filter(topic -> !there.contains(topic))
                    .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()))
                    .toList();
            admin.createTopics(missing).all().get();
            return kafka;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<String> names() {
        return table().findValuesAsText("name");
    }

    /** Every type that the contracts name. */
    public static List<String> types() {
        return new ArrayList<>(table().findValuesAsText("type"));
    }

    /** The types that the contracts name of each topic. */
    public static Map<String, List<String>> typesByTopic() {
        var types = new TreeMap<String, List<String>>();
        table().forEach(topic -> types.put(topic.path("name").asText(), topic.findValuesAsText("type")));
        return types;
    }

    private static JsonNode table() {
        try {
            return new YAMLMapper()
                    .readTree(CONTRACTS.resolve("topics.yaml").toFile())
                    .path("topics");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The golden example of an event type. */
    public static JsonNode example(String type) {
        try {
            var file = CONTRACTS.resolve("events").resolve(type).resolve("example.json");
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An event to be published, of the contracts' example unless it is told other data.
     *
     * @param subject the subject's id, or {@code -} for the study itself
     */
    public record Fact(
            String source,
            String type,
            String study,
            String subject,
            @Nullable String site,
            String data) {

        public static Fact of(String source, String type, String study, String subject, @Nullable String site) {
            return new Fact(source, type, study, subject, site, example(type).toString());
        }

        public Fact telling(String data) {
            return new Fact(source, type, study, subject, site, data);
        }

        private String topic() {
            return subject.equals("-") ? "casebook.study.v1" : "casebook." + source + ".v1";
        }
    }

    /** Publishes and waits until the broker has it; answers the event's id. */
    public String publish(Fact fact) {
        var id = UUID.randomUUID().toString();
        try {
            send(fact, id).get();
            return id;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes without waiting. */
    public Future<RecordMetadata> send(Fact fact, String id) {
        return producer.send(record(fact, id, fact.topic()));
    }

    /** Publishes by a topic that is not its own. */
    public void publishAstray(Fact fact, String topic) {
        try {
            producer.send(record(fact, UUID.randomUUID().toString(), topic)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Fact fact, String id, String topic) {
        var attributes = new TreeMap<>(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_source",
                "/casebook/" + fact.source(),
                "ce_type",
                fact.type(),
                "ce_subject",
                fact.subject(),
                "ce_time",
                "2026-01-05T09:00:00Z",
                "ce_study",
                fact.study(),
                "ce_position",
                "1",
                "ce_hash",
                "a".repeat(64),
                "ce_previoushash",
                "0".repeat(64)));
        if (fact.site() != null) {
            attributes.put("ce_site", fact.site());
        }
        var key = bytes(fact.subject().equals("-") ? fact.study() : fact.subject());
        var record = new ProducerRecord<>(topic, key, bytes(fact.data()));
        attributes.forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
