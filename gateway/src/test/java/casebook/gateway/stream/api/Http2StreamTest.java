package casebook.gateway.stream.api;

import static casebook.gateway.stream.api.EventReader.until;
import static casebook.gateway.stream.api.StreamFixture.SUBJECT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.gateway.stream.RecentEvents;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.OwnTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In HTTP/2 many streams share a connection, and each has a window of its own. */
@QuarkusTest
@WithTestResource(GatewayParts.class)
class Http2StreamTest {
    private static final int OF_USER = 20;
    private static final int ASSESSMENT = 3;
    private static final int MANY = 600;

    @Inject
    RecentEvents recent;

    private final StreamFixture stream = new StreamFixture(
            new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));

    @BeforeEach
    void awaitTopics() {
        stream.awaitTopics();
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void streams_of_one_connection_are_each_told_all_and_each_can_be_given_up() throws Exception {
        // Given
        var token = OwnTokens.signedByIssuer("mora", claims -> claims.put("sub", "multiplexed"));
        var readers = new ArrayList<EventReader>();
        for (var index = 0; index < OF_USER; index++) {
            readers.add(stream.openWith(token));
        }
        readers.forEach(reader -> assertEquals(200, reader.answer().statusCode()));
        assertEquals(429, stream.openWith(token).answer().statusCode());
        // When
        var id = stream.topics().publish(stream.form(SUBJECT, "HYU"));
        readers.forEach(
                reader -> assertEquals(id, StreamFixture.ids(reader.events(1)).getFirst()));
        readers.getFirst().giveUp();
        // Then
        until(() -> stream.openWith(token).answer().statusCode() == 200);
        var next = stream.topics().publish(stream.form(SUBJECT, "HYU"));
        assertEquals(next, StreamFixture.ids(readers.getLast().events(2)).getLast());
        assertEquals(
                1,
                readers.stream()
                        .map(reader -> reader.answer().request().connection())
                        .distinct()
                        .count());
    }

    @Test
    void a_reader_who_takes_nothing_is_left_behind_and_holds_nobody_up() throws Exception {
        // Given
        var large = stream.form(SUBJECT, "HYU").telling("{\"text\":\"" + "x".repeat(50_000) + "\"}");
        var slow = stream.follow("mora");
        slow.pause();
        try (var others = new StreamFixture(new HttpClientOptions())) {
            var quick = others.open(stream.path(), "mora", "?types=site-opened.v1", Map.of());
            assertEquals(200, quick.answer().statusCode());
            // When
            for (var index = 0; index < MANY - 1; index++) {
                stream.topics().send(large, UUID.randomUUID().toString());
            }
            var last = stream.topics().send(large, UUID.randomUUID().toString()).get();
            until(() -> recent.end().orElseThrow().next(ASSESSMENT, last.partition()) > last.offset());
            stream.topics().publish(stream.siteOpened());
            // Then
            assertEquals(1, quick.events(1).size());
            assertTrue(slow.events().size() < MANY);
            slow.goOn();
            slow.awaitEnd();
            var why = new JsonObject(slow.events().getLast().get("data")).getString("code");
            assertEquals("too-slow", why);
            assertTrue(
                    slow.events().size() < MANY,
                    "the whole went through: " + slow.events().size());
        }
    }
}
