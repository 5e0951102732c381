package casebook.gateway.stream.api;

import static casebook.gateway.stream.api.EventReader.until;
import static casebook.gateway.stream.api.StreamFixture.SUBJECT;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import casebook.gateway.stream.RecentEvents;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Given;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class ResumptionTest {
    private static final int ASSESSMENT = 3;

    @Inject
    RecentEvents recent;

    private final StreamFixture stream = new StreamFixture();

    @BeforeEach
    void awaitTopics() {
        stream.awaitTopics();
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "hello", "AQ==", "AQAAAAAAAA", "../..", "-1"})
    void what_no_event_gave_is_no_id(String garbage) {
        Given.ines()
                .header("Last-Event-ID", garbage)
                .get(stream.path())
                .then()
                .statusCode(400)
                .body("reasons.code", hasItem("last-event-id-malformed"));
    }

    @Test
    void an_id_is_sent_once_and_not_empty() {
        // Given
        var id = recent.end().orElseThrow().toString();
        // When, Then
        Given.ines().header("Last-Event-ID", "").get(stream.path()).then().statusCode(400);
        Given.ines()
                .header("Last-Event-ID", id, id)
                .get(stream.path())
                .then()
                .statusCode(400)
                .body("reasons.code", hasItem("last-event-id-malformed"));
    }

    @Test
    void an_id_of_topics_that_are_gone_is_gone() {
        // Given
        var end = recent.end().orElseThrow();
        var another = end.mark(ASSESSMENT) == 1 ? 2 : 1;
        // When
        var answer = Given.ines()
                .header(
                        "Last-Event-ID",
                        end.at(ASSESSMENT, another, new long[6]).toString())
                .get(stream.path());
        // Then
        answer.then().statusCode(410).body("reasons.code", hasItem("events-of-other-topics"));
    }

    @Test
    void from_each_id_on_nothing_is_lost_or_doubled() {
        // Given
        var first = stream.follow("mora");
        for (var index = 0; index < 10; index++) {
            stream.topics().publish(stream.form(UUID.randomUUID().toString(), "HYU"));
        }
        var told = first.events(10);
        for (var index = 0; index < told.size(); index++) {
            // When
            var second = stream.open(
                    "mora", "", Map.of("Last-Event-ID", told.get(index).getOrDefault("id", "")));
            // Then
            var rest = StreamFixture.ids(told.subList(index + 1, told.size()));
            assertEquals(rest, StreamFixture.ids(second.events(rest.size())));
        }
    }

    @Test
    void the_id_of_a_heartbeat_resumes_too() {
        // Given
        var first = stream.open("mora", "?types=site-opened.v1", Map.of());
        first.answer();
        var before = first.lastIdWhenThere();
        stream.topics().publish(stream.form(SUBJECT, "HYU"));
        until(() -> !first.lastId().equals(before));
        // When
        var second = stream.open("mora", "", Map.of("Last-Event-ID", first.lastId()));
        second.answer();
        var id = stream.topics().publish(stream.form(SUBJECT, "HYU"));
        // Then
        assertEquals(List.of(id), StreamFixture.ids(second.events(1)));
        assertEquals(0, first.events().size());
    }

    @Test
    void a_reader_from_further_behind_than_memory_is_caught_up_from_the_topics() {
        // Given
        var first = stream.follow("mora");
        var start = first.lastIdWhenThere();
        var published = new ArrayList<String>();
        for (var index = 0; index < 700; index++) {
            published.add(UUID.randomUUID().toString());
            stream.topics().send(stream.form(SUBJECT, "HYU"), published.getLast());
        }
        stream.topics().flush();
        until(() -> first.events().size() == 700 || first.events().stream().anyMatch(EventReader::isEnding));
        // When
        var second = stream.open("mora", "", Map.of("Last-Event-ID", start));
        var told = second.events(700);
        var next = stream.topics().publish(stream.form(SUBJECT, "HYU"));
        // Then
        assertEquals(published, StreamFixture.ids(told));
        assertEquals(next, StreamFixture.ids(second.events(701)).getLast());
        assertEquals(701, second.events().size());
    }

    @Test
    void a_reader_who_falls_behind_is_told_so_and_loses_nothing_when_they_come_back() throws Exception {
        // Given
        var published = new ArrayList<String>();
        var large = stream.form(SUBJECT, "HYU").telling("{\"text\":\"" + "x".repeat(50_000) + "\"}");
        var token = TestServers.token("mora");
        try (var slow = SlowReader.open(stream.path(), token)) {
            // When
            for (var index = 0; index < 599; index++) {
                published.add(UUID.randomUUID().toString());
                stream.topics().send(large, published.getLast());
            }
            published.add(UUID.randomUUID().toString());
            var last = stream.topics().send(large, published.getLast()).get();
            until(() -> recent.end().orElseThrow().next(ASSESSMENT, last.partition()) > last.offset());
            var heard = slow.readOnToTheEnd();
            // Then
            assertEquals("too-slow", new JsonObject(heard.getLast().get("data")).getString("code"));
            var before = heard.stream()
                    .filter(block -> block.containsKey("id") && block.containsKey("data"))
                    .toList();
            assertTrue(before.size() < 600, "the whole went through: " + before.size());
            assertNull(heard.getLast().get("id"));
            var again = stream.open("mora", "", Map.of("Last-Event-ID", EventReader.lastId(heard)));
            var after = again.events(600 - before.size());
            var all = new ArrayList<>(StreamFixture.ids(before));
            all.addAll(StreamFixture.ids(after));
            assertEquals(published, all);
        }
    }
}
