package casebook.gateway.stream.api;

import io.restassured.RestAssured;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Follows the stream as a program would, and keeps what it is told. */
final class EventReader {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final List<Map<String, String>> blocks = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpClientResponse> answer = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    private EventReader() {}

    static EventReader open(HttpClient client, String path, String token, Map<String, String> headers) {
        var reader = new EventReader();
        client.request(HttpMethod.GET, RestAssured.port, "127.0.0.1", path)
                .compose(request -> {
                    request.putHeader("Authorization", "Bearer " + token);
                    headers.forEach(request::putHeader);
                    return request.send();
                })
                .onSuccess(reader::follow)
                .onFailure(reader.answer::completeExceptionally);
        return reader;
    }

    private void follow(HttpClientResponse response) {
        response.handler(RecordParser.newDelimited("\n\n", block -> blocks.add(fields(block.toString()))));
        response.endHandler(_ -> ended.complete(true));
        response.exceptionHandler(ended::completeExceptionally);
        answer.complete(response);
    }

    private static Map<String, String> fields(String block) {
        return block.lines()
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (first, _) -> first, TreeMap::new));
    }

    /** The blocks of a whole stream. */
    static List<Map<String, String>> blocks(String stream) {
        return Arrays.stream(stream.split("\n\n")).map(EventReader::fields).toList();
    }

    static boolean isEnding(Map<String, String> event) {
        return "ended".equals(event.get("event"));
    }

    HttpClientResponse answer() {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes nothing more until it goes on. */
    void pause() {
        answer().pause();
    }

    void goOn() {
        answer().resume();
    }

    /** Gives the stream up, and keeps the connection where it has others. */
    void giveUp() {
        answer().request().reset();
    }

    /** Leaves, as a browser does whose page is closed. */
    void leave() {
        answer().request().connection().close();
    }

    void awaitEnd() {
        ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    List<Map<String, String>> blocks() {
        return List.copyOf(blocks);
    }

    /** Those that a browser would give to its page. */
    List<Map<String, String>> events() {
        return blocks.stream().filter(block -> block.containsKey("data")).toList();
    }

    List<Map<String, String>> events(int atLeast) {
        until(() -> events().size() >= atLeast);
        return events();
    }

    /** After the stream has begun. */
    String lastIdWhenThere() {
        until(() -> !blocks.isEmpty());
        return lastId();
    }

    String lastId() {
        return lastId(blocks);
    }

    /** What a browser would send as Last-Event-ID after these. */
    static String lastId(List<Map<String, String>> blocks) {
        return blocks.stream()
                .map(block -> block.getOrDefault("id", ""))
                .filter(id -> !id.isEmpty())
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    static void until(BooleanSupplier holds) {
        if (holds.getAsBoolean()) {
            return; // a thousand times the pause before the first look would add up
        }
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(holds::getAsBoolean);
    }
}
