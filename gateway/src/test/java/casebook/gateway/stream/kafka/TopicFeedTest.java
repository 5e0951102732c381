package casebook.gateway.stream.kafka;

import static casebook.gateway.stream.kafka.Following.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import casebook.gateway.stream.Cursor;
import casebook.gateway.stream.Position;
import casebook.gateway.testing.TestTopics;
import casebook.gateway.testing.TestTopics.Fact;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicFeedTest {
    private static final String KAFKA = TestTopics.onKafka(TestServers.kafka());
    private static final String SUBJECT = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final TestTopics topics = new TestTopics(KAFKA);
    private final String study = "study-" + UUID.randomUUID();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void an_event_is_told_in_structured_mode_with_every_attribute_and_digit() throws IOException {
        try (var following = new Following(KAFKA, 100)) {
            // Given
            var cursor = following.cursor(study);
            var fact =
                    form(SUBJECT).telling("{\n \"weight\": 70.0, \"cells\": 70000000000000000001, \"text\": \"세포\"}");
            // When
            var id = topics.publish(fact);
            // Then
            var told = following.told(cursor, 1).getFirst().event();
            var line = new String(told.json(), java.nio.charset.StandardCharsets.UTF_8);
            assertTrue(line.contains("\"weight\":70.0,\"cells\":70000000000000000001,\"text\":\"세포\""), line);
            assertEquals(-1, line.indexOf('\n'));
            var expected = new ObjectMapper()
                    .createObjectNode()
                    .put("specversion", "1.0")
                    .put("id", id)
                    .put("source", "/casebook/assessment")
                    .put("type", "form-completed.v1")
                    .put("subject", SUBJECT)
                    .put("time", "2026-01-05T09:00:00Z")
                    .put("study", study)
                    .put("site", "HYU")
                    .put("position", "1")
                    .put("hash", "a".repeat(64))
                    .put("previoushash", "0".repeat(64))
                    .put("datacontenttype", "application/json");
            expected.set("data", new ObjectMapper().readTree(fact.data()));
            assertEquals(expected, new ObjectMapper().readTree(told.json()));
        }
    }

    @Test
    void a_subjects_events_are_told_in_order() {
        try (var following = new Following(KAFKA, 1_000)) {
            // Given
            var cursor = following.cursor(study);
            var published = new ArrayList<String>();
            // When
            for (var index = 0; index < 300; index++) {
                published.add(UUID.randomUUID().toString());
                topics.send(form(SUBJECT), published.getLast());
            }
            topics.flush();
            // Then
            assertEquals(published, ids(following.told(cursor, 300)));
        }
    }

    @Test
    void what_is_no_event_of_its_topic_is_told_to_nobody_and_passed() {
        try (var following = new Following(KAFKA, 100)) {
            // Given
            var cursor = following.cursor(study);
            topics.publish(form(SUBJECT).telling("[]"));
            topics.publish(form(SUBJECT).telling("{\"a\":"));
            topics.publish(form(SUBJECT).telling("{} {}"));
            topics.publish(form(SUBJECT).telling("{\"a\":1e99999999999}"));
            topics.publish(form(SUBJECT).telling("{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"));
            topics.publish(new Fact("enrollment", "form-completed.v1", study, SUBJECT, "HYU", "{}"));
            topics.publish(new Fact("assessment", "record-anchored.v1", study, SUBJECT, "HYU", "{}"));
            topics.publishAstray(form(SUBJECT), "casebook.enrollment.v1");
            // When
            var id = topics.publish(form(SUBJECT));
            // Then
            assertEquals(List.of(id), ids(following.told(cursor, 1)));
            Following.until(
                    () -> cursor.position().toString().equals(following.end().toString()));
        }
    }

    @Test
    void from_every_id_a_restarted_gateway_goes_on_without_loss_or_doubling() {
        // Given
        List<Cursor.Next.Event> before;
        try (var following = new Following(KAFKA, 1_000)) {
            var cursor = following.cursor(study);
            publishFromAllTopics(10);
            before = following.told(cursor, 40);
        }
        publishFromAllTopics(5); // while no gateway is there
        var interest = Following.inStudy(study);
        try (var restarted = new Following(KAFKA, 1_000)) {
            var live = restarted.cursor(study);
            publishFromAllTopics(5);
            var later = restarted.told(live, 20);
            for (var index = 0; index < before.size(); index++) {
                // When
                var last = Position.parse(before.get(index).id(), Topics.count());
                var portion = restarted.history().read(last, restarted.end(), interest);
                var follows = Cursor.after(portion.reached(), restarted.recent(), interest)
                        .orElseThrow();
                // Then
                var all = new ArrayList<>(ids(before.subList(0, index + 1)));
                portion.events()
                        .forEach(told -> all.add(Following.id(told.event().json())));
                assertEquals(80, all.size());
                assertEquals(80, all.stream().distinct().count());
                assertInstanceOf(Cursor.Next.NothingNew.class, follows.next());
            }
            assertEquals(20, later.size());
        }
    }

    @Test
    void who_was_reading_when_the_gateway_restarted_is_told_what_came_since_from_memory() {
        // Given
        Position last;
        try (var following = new Following(KAFKA, 1_000)) {
            var cursor = following.cursor(study);
            publishFromAllTopics(1);
            last = Position.parse(following.told(cursor, 4).getLast().id(), Topics.count());
        }
        publishFromAllTopics(2); // while no gateway is there
        // When
        try (var restarted = new Following(KAFKA, 1_000)) {
            var follows = Cursor.after(last, restarted.recent(), Following.inStudy(study));
            // Then
            assertEquals(8, restarted.told(follows.orElseThrow(), 8).size());
            var fromNow = restarted.cursor(study);
            assertInstanceOf(Cursor.Next.NothingNew.class, fromNow.next());
        }
    }

    @Test
    void each_id_of_a_portion_resumes_and_a_large_history_comes_in_portions() {
        try (var following = new Following(KAFKA, 3)) {
            // Given
            var start = following.end();
            var large = form(SUBJECT).telling("{\"text\":\"" + "x".repeat(100_000) + "\"}");
            var published = new ArrayList<String>();
            for (var index = 0; index < 12; index++) {
                published.add(topics.publish(large));
            }
            var last = following.cursor(study);
            topics.publish(form(SUBJECT));
            following.told(last, 1);
            var interest = Following.inStudy(study);
            var told = new ArrayList<String>();
            var portions = 0;
            // When
            var reached = start;
            while (Cursor.after(reached, following.recent(), interest).isEmpty()) {
                var portion = following.history().read(reached, following.end(), interest);
                portions++;
                for (var event : portion.events()) {
                    told.add(Following.id(event.event().json()));
                }
                reached = portion.reached();
            }
            // Then
            assertEquals(published, told.subList(0, published.size()));
            assertTrue(portions > 1, () -> told.size() + " in one portion");
        }
    }

    private void publishFromAllTopics(int times) {
        for (var index = 0; index < times; index++) {
            var subject = UUID.randomUUID().toString();
            topics.publish(Fact.of("enrollment", "site-opened.v1", study, "-", null));
            topics.publish(Fact.of("enrollment", "subject-registered.v1", study, subject, "HYU"));
            topics.publish(Fact.of("scheduling", "visit-occurred.v1", study, subject, "HYU"));
            topics.publish(form(subject));
        }
    }

    private Fact form(String subject) {
        return Fact.of("assessment", "form-completed.v1", study, subject, "HYU");
    }
}
