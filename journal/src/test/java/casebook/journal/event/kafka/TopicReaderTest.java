package casebook.journal.event.kafka;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.embedded.TestServers;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Json;
import casebook.journal.audit.RecordLimit;
import casebook.journal.event.Pending;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A topic that is read in portions, while more is published, is read without a gap. */
class TopicReaderTest {
    private static final String SERVICE = "busy";
    private static final String TOPIC = "casebook." + SERVICE + ".v1";
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", TestServers.kafka());
    private static final ChainId CHAIN = ChainId.of(new StudyId("hynrcs-allo-als-02"), SubjectId.fresh());
    /** More than the broker sends in one answer, so that its last answer holds what was published since the first. */
    private static final int MANY = 1_000;

    private static final String NOTE = "x".repeat(1_000);

    @BeforeAll
    static void aTopic() throws Exception {
        make(TOPIC);
    }

    @Test
    void whatComesWhileItIsReadIsReadTheNextTime() {
        // Given
        var read = new ArrayList<Long>();
        var partitions = List.of(new TopicPartition(TOPIC, 0));
        try (var publisher = new KafkaPublisher(SERVICE, KAFKA, new RecordLimit(1_000_000));
                var consumer = new TopicReader(SERVICE, SERVICE, KAFKA).consumer()) {
            publisher.publish(LongStream.rangeClosed(1, MANY)
                    .mapToObj(TopicReaderTest::record)
                    .toList());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            TopicReader.read(consumer, consumer.endOffsets(partitions), (_, event) -> {
                if (event.position() == 1) {
                    publisher.publish(List.of(record(MANY + 1)));
                }
                read.add(event.position());
            });

            // When
            TopicReader.read(consumer, consumer.endOffsets(partitions), (_, event) -> read.add(event.position()));

            // Then
            assertEquals(MANY + 1, read.size());
            assertEquals(MANY + 1, read.stream().distinct().count());
            assertEquals(MANY + 1, read.getLast());
        }
    }

    /** As on the first day, when a service is quicker than who makes the topics. */
    @Test
    void aTopicThatComesLaterIsFollowedFromThen() throws Exception {
        // Given
        var late = "late";
        try (var follower = new AnchorFollower(late, new TopicReader(late, late, KAFKA));
                var publisher = new KafkaPublisher(late, KAFKA, new RecordLimit(1_000_000))) {
            follower.start();
            assertThrows(KafkaException.class, () -> follower.catchUp(Duration.ofSeconds(2)));

            // When
            make(Topics.STUDY);
            make(Topics.ofSubjects(late));
            publisher.publish(List.of(record(late, 1)));

            // Then
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> follower.of(CHAIN).isPresent());
        }
    }

    /** Makes a topic unless another test has made it. */
    private static void make(String topic) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(KAFKA)) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                        .all()
                        .get();
            }
        }
    }

    private static Pending record(long position) {
        return record(SERVICE, position);
    }

    private static Pending record(String service, long position) {
        var data = Json.tree(Map.of("note", NOTE));
        var by = Attribution.ofService(service, null, Instant.parse("2026-01-05T09:00:00Z"), "for this test");
        var draft = new EventDraft("form-completed.v1", data);
        var entry = Entry.of(CHAIN, "form", position, "form", "completed", null, data, by, null, draft);
        return new Pending(AuditRecord.link(entry, new AuditRecord.Head(position - 1, "0")), null);
    }
}
