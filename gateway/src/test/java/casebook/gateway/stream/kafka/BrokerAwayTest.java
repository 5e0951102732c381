package casebook.gateway.stream.kafka;

import static casebook.gateway.stream.kafka.Following.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.embedded.EmbeddedKafka;
import casebook.embedded.Ports;
import casebook.gateway.stream.Cursor;
import casebook.gateway.testing.TestTopics;
import casebook.gateway.testing.TestTopics.Fact;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a broker of its own, which is stopped, and whose events are deleted. */
class BrokerAwayTest {
    private static final String SUBJECT = "01890a5d-ac96-774b-bcce-b302099a8057";

    @TempDir
    private Path directory;

    private final int port = Ports.free();
    private final int controllerPort = Ports.free();
    private final String study = "study-" + UUID.randomUUID();
    private EmbeddedKafka kafka;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), port, controllerPort, directory.resolve("kafka.log"));
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void what_happens_while_the_broker_restarts_is_told_when_it_is_back() {
        TestTopics.onKafka(kafka.bootstrapServers());
        try (var following = new Following(kafka.bootstrapServers(), 100)) {
            // Given
            var cursor = following.cursor(study);
            var last = following.end();
            var first = publish();
            assertEquals(List.of(first), ids(following.told(cursor, 1)));
            // When
            kafka.close();
            Following.until(() -> !following.feed().following());
            var refused = assertThrows(
                    Refused.class, () -> following.history().read(last, following.end(), Following.inStudy(study)));
            start();
            var second = publish();
            // Then
            assertEquals(List.of(second), ids(following.told(cursor, 1)));
            Following.until(following.feed()::following);
            assertEquals("events-away", refused.reasons().getFirst().code());
        }
    }

    @Test
    void a_topic_that_is_made_after_the_gateway_started_is_told_from_its_beginning() {
        try (var following = new Following(kafka.bootstrapServers(), 100)) {
            // Given
            var cursor = following.cursor(study);
            // When
            TestTopics.onKafka(kafka.bootstrapServers());
            var id = publish();
            // Then
            assertEquals(List.of(id), ids(following.told(cursor, 1)));
        }
    }

    @Test
    void deleted_events_are_gone_and_no_silent_hole() throws Exception {
        TestTopics.onKafka(kafka.bootstrapServers());
        try (var following = new Following(kafka.bootstrapServers(), 100)) {
            // Given
            var history = following.history();
            var interest = Following.inStudy(study);
            var cursor = following.cursor(study);
            var first = following.end();
            publish();
            var second = following.told(cursor, 1);
            publish();
            following.told(cursor, 1);
            var place = second.getFirst().event().place();
            // When
            deleteBefore(place.topic(), place.partition(), place.offset() + 1);
            // Then
            var refused = assertThrows(Refused.class, () -> history.read(first, following.end(), interest));
            assertEquals(ProblemType.GONE, refused.type());
            assertEquals("events-deleted", refused.reasons().getFirst().code());
            var after = first.past(place.topic(), place.partition(), place.offset());
            assertEquals(
                    1, history.read(after, following.end(), interest).events().size());
        }
    }

    @Test
    void a_place_after_the_last_event_was_never_told_by_these_topics() {
        TestTopics.onKafka(kafka.bootstrapServers());
        try (var following = new Following(kafka.bootstrapServers(), 100)) {
            // Given
            var interest = Following.inStudy(study);
            var end = following.end();
            // When, Then
            var refused = assertThrows(
                    Refused.class, () -> following.history().read(end.past(3, 0, end.next(3, 0)), end, interest));
            assertEquals("events-of-other-topics", refused.reasons().getFirst().code());
            assertEquals(List.of(), following.history().read(end, end, interest).events());
        }
    }

    @Test
    void topics_that_are_made_anew_are_others() throws Exception {
        TestTopics.onKafka(kafka.bootstrapServers());
        try (var following = new Following(kafka.bootstrapServers(), 100)) {
            // Given
            var cursor = following.cursor(study);
            var before = following.end();
            // When
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.deleteTopics(TestTopics.names()).all().get();
                Following.until(() -> names(admin).isEmpty());
            }
            TestTopics.onKafka(kafka.bootstrapServers());
            // Then
            Following.until(() -> !before.isOfTopicsOf(following.end()));
            assertInstanceOf(Cursor.Next.Lost.class, cursor.next());
            assertFalse(before.toString().equals(following.end().toString()));
            var next = following.cursor(study);
            var id = publish();
            assertEquals(List.of(id), ids(following.told(next, 1)));
        }
    }

    private static List<String> names(Admin admin) {
        try {
            return List.copyOf(admin.listTopics().names().get());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void deleteBefore(int topic, int partition, long offset) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteRecords(Map.of(Topics.partition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    private String publish() {
        try (var topics = new TestTopics(kafka.bootstrapServers())) {
            return topics.publish(Fact.of("assessment", "form-completed.v1", study, SUBJECT, "HYU"));
        }
    }
}
