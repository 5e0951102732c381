package casebook.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final String TOPIC = "casebook.enrollment.v1";

    @TempDir
    private Path directory;

    @Test
    void keepsItsRecordsWhenItStartsAgain() throws Exception {
        // Given
        try (EmbeddedKafka first = start(Ports.free())) {
            createTopic(first);
            send(first, "subject-registered.v1");
        }

        // When
        try (EmbeddedKafka second = start(Ports.free())) {

            // Then
            assertEquals("subject-registered.v1", firstRecord(second));
        }
    }

    @Test
    void makesNoTopicByAccident() {
        // Given
        try (EmbeddedKafka kafka = start(Ports.free());
                Admin admin = Admin.create(client(kafka))) {

            // When
            ExecutionException failed = assertThrows(
                    ExecutionException.class,
                    () -> admin.describeTopics(List.of("misspelt"))
                            .allTopicNames()
                            .get());

            // Then
            assertInstanceOf(UnknownTopicOrPartitionException.class, failed.getCause());
        }
    }

    @Test
    void saysInOneSentenceThatItsPortIsBusy() throws IOException {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral(Ports.HOST))) {
            int port = other.getLocalPort();

            // When
            StartFailed failed = assertThrows(StartFailed.class, () -> start(port));

            // Then
            assertTrue(failed.sentence().startsWith("Kafka cannot start: port " + port), failed.sentence());
        }
    }

    private EmbeddedKafka start(int port) {
        return EmbeddedKafka.start(directory.resolve("data"), port, Ports.free(), directory.resolve("kafka.log"));
    }

    private static Map<String, Object> client(EmbeddedKafka kafka) {
        return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(client(kafka))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(), ProducerConfig.ACKS_CONFIG, "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "HYU-001", value)).get();
        }
    }

    private static String firstRecord(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG, "reader",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
        }
    }
}
