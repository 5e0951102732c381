package casebook.gateway.stream.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.embedded.TestServers;
import casebook.gateway.testing.Given;
import casebook.gateway.testing.TestTopics;
import casebook.gateway.testing.TestTopics.Fact;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A study of the test's own, those who follow it, and the services that publish. */
final class StreamFixture implements AutoCloseable {
    static final String SUBJECT = "01890a5d-ac96-774b-bcce-b302099a8057";
    static final String OTHER_SUBJECT = "01890a5d-ac96-774b-bcce-b302099a8058";
    private static final int CONNECTIONS = 2_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final TestTopics topics = new TestTopics(TestServers.kafka());
    private final String study = "study-" + UUID.randomUUID();
    private final List<EventReader> readers = new ArrayList<>();

    StreamFixture() {
        this(new HttpClientOptions());
    }

    StreamFixture(HttpClientOptions speaking) {
        client = vertx.createHttpClient(speaking.setMaxPoolSize(CONNECTIONS));
    }

    void awaitTopics() {
        EventReader.until(
                () -> Given.anybody().get("/q/health/ready").asString().contains("followed"));
    }

    TestTopics topics() {
        return topics;
    }

    String study() {
        return study;
    }

    String path() {
        return "/api/v1/studies/" + study + "/events";
    }

    /** A form completed at a site. */
    Fact form(String subject, String site) {
        return Fact.of("assessment", "form-completed.v1", study, subject, site);
    }

    Fact siteOpened() {
        return Fact.of("enrollment", "site-opened.v1", study, "-", null);
    }

    EventReader follow(String user) {
        var reader = open(user, "", Map.of());
        assertEquals(200, reader.answer().statusCode());
        return reader;
    }

    EventReader open(String user, String query, Map<String, String> headers) {
        return open(path(), user, query, headers);
    }

    /** Of whichever study. */
    EventReader open(String path, String user, String query, Map<String, String> headers) {
        return opened(path + query, TestServers.token(user), headers);
    }

    EventReader openWith(String token) {
        return opened(path(), token, Map.of());
    }

    private EventReader opened(String uri, String token, Map<String, String> headers) {
        var reader = EventReader.open(client, uri, token, headers);
        readers.add(reader);
        return reader;
    }

    static List<String> subjects(EventReader reader, int events) {
        return reader.events(events).stream()
                .map(event -> new JsonObject(event.get("data")).getString("subject"))
                .sorted()
                .toList();
    }

    static List<String> ids(List<Map<String, String>> events) {
        return events.stream()
                .map(event -> new JsonObject(event.get("data")).getString("id"))
                .toList();
    }

    @Override
    public void close() {
        readers.forEach(EventReader::leave);
        topics.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
