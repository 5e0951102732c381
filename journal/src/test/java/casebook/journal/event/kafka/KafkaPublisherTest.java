package casebook.journal.event.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Json;
import casebook.journal.audit.RecordLimit;
import casebook.journal.event.Pending;
import casebook.journal.event.Publisher.Refusal;
import casebook.journal.testing.Topic;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the broker never takes is told apart from what it takes another time, and nothing of its chain goes out behind it. */
class KafkaPublisherTest {
    private static final String SERVICE = "stubborn";
    private static final String TOPIC = "casebook." + SERVICE + ".v1";
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", TestServers.kafka());
    private static final int TOPIC_TAKES = 900_000;

    private static final KafkaPublisher PUBLISHER = new KafkaPublisher(SERVICE, KAFKA, new RecordLimit(1_000_000));

    @BeforeAll
    static void aTopicThatTakesLessThanTheProducer() throws Exception {
        try (var admin = Admin.create(KAFKA)) {
            var settings = Map.of("max.message.bytes", Integer.toString(TOPIC_TAKES));
            admin.createTopics(List.of(
                            topic(TOPIC).configs(settings),
                            topic(TOPIC + ".dlq").configs(settings)))
                    .all()
                    .get();
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty());
    }

    @AfterAll
    static void close() {
        PUBLISHER.close();
    }

    /** Refused by the broker, and by the producer itself. */
    @ParameterizedTest
    @ValueSource(ints = {950_000, 1_100_000})
    void whatIsTooLargeIsRefusedForGoodAndNothingOfItsChainOvertakesIt(int bytes) {
        // Given
        var chain = aChain();
        var other = aChain();
        var batch = List.of(
                record(chain, 1, 10),
                record(chain, 2, bytes),
                record(chain, 3, 10),
                record(other, 1, 10),
                record(other, 2, 10));

        // When
        var outcome = PUBLISHER.publish(untraced(batch));

        // Then
        assertEquals(List.of(batch.get(0), batch.get(3), batch.get(4)), outcome.published());
        assertEquals(1, outcome.refused().size());
        assertEquals(batch.get(1), outcome.refused().getFirst().record());
        assertTrue(outcome.refused().getFirst().reason().startsWith("RecordTooLargeException"));
        var published =
                Topic.readUntil(TOPIC, event -> event.subject().equals(other.subject()) && event.position() == 2);
        var positions = published.stream()
                .filter(event -> Set.of(chain.subject(), other.subject()).contains(event.subject()))
                .collect(groupingBy(Topic.Published::subject, mapping(Topic.Published::position, toList())));
        assertEquals(Map.of(chain.subject(), List.of(1L), other.subject(), List.of(1L, 2L)), positions);
    }

    @Test
    void aRecordThatMakesNoEventIsRefusedForGood() {
        // Given
        var other = record(aChain(), 1, 10);
        var empty = new AuditRecord(aChain(), 1, "form", 1, Json.MAPPER.createObjectNode(), "0", "0");

        // When
        var outcome = PUBLISHER.publish(untraced(List.of(empty, other)));

        // Then
        assertEquals(List.of(other), outcome.published());
        assertEquals(
                List.of(empty), outcome.refused().stream().map(Refusal::record).toList());
    }

    @Test
    void theTraceGoesWithItsEvent() {
        // Given
        var chain = aChain();
        var traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        // When
        PUBLISHER.publish(
                List.of(new Pending(record(chain, 1, 10), traceparent), new Pending(record(chain, 2, 10), null)));

        // Then
        assertEquals(Optional.of(traceparent), Topic.header(published(chain, 1), "traceparent"));
        assertEquals(Optional.empty(), Topic.header(published(chain, 2), "traceparent"));
    }

    private static ConsumerRecord<byte[], byte[]> published(ChainId chain, long position) {
        return Topic.recordsUntil(
                TOPIC,
                record -> Topic.header(record, "ce_subject").equals(Optional.of(chain.subject()))
                        && Topic.header(record, "ce_position").equals(Optional.of(Long.toString(position))));
    }

    @Test
    void aBrokerThatIsAwayRefusesNothingForGood() {
        // Given
        var away = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:1");

        // When
        try (var publisher = new KafkaPublisher(SERVICE, away, new RecordLimit(1_000_000))) {
            // Then
            assertThrows(KafkaException.class, () -> publisher.publish(untraced(List.of(record(aChain(), 1, 10)))));
        }
    }

    @Test
    void aDeadLetterThatIsTooLargeIsBuriedWithoutItsValue() {
        // Given
        var key = SubjectId.fresh().toString();
        var value = "x".repeat(950_000).getBytes(StandardCharsets.UTF_8);
        var letter = new ConsumerRecord<>(
                TOPIC,
                0,
                7L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                bytes(key),
                value,
                new RecordHeaders(),
                Optional.empty());

        // When
        PUBLISHER.bury(letter, "its data is no JSON object");

        // Then
        var buried = Topic.recordsUntil(
                TOPIC + ".dlq", record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)));
        assertEquals(null, buried.value());
        assertEquals(Optional.of("value"), Topic.header(buried, "casebook-left-out"));
        assertEquals(Optional.of(TOPIC + "/0@7"), Topic.header(buried, "casebook-origin"));
    }

    private static List<Pending> untraced(List<AuditRecord> records) {
        return records.stream().map(record -> new Pending(record, null)).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ChainId aChain() {
        return ChainId.of(new StudyId("hynrcs-allo-als-02"), SubjectId.fresh());
    }

    private static AuditRecord record(ChainId chain, long position, int bytes) {
        var data = Json.tree(Map.of("note", "x".repeat(bytes)));
        var by = Attribution.ofService(SERVICE, null, Instant.parse("2026-01-05T09:00:00Z"), "for this test");
        var draft = new EventDraft("form-completed.v1", data);
        var entry = Entry.of(chain, "form", position, "form", "completed", null, data, by, null, draft);
        return AuditRecord.link(entry, new AuditRecord.Head(position - 1, "0"));
    }
}
