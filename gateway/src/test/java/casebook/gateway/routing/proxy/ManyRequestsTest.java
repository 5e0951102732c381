package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.inesToken;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class ManyRequestsTest {
    private static final int CALLERS = 200;
    private static Peer enrollment;

    @BeforeAll
    static void start() {
        enrollment = Peer.of("enrollment");
    }

    @AfterAll
    static void stop() {
        enrollment.close();
    }

    @Test
    void two_hundred_callers_at_once_each_get_their_own_answer() {
        // Given
        enrollment.answer(request -> {
            var key = request.getHeader("Idempotency-Key");
            request.body()
                    .onSuccess(body -> enrollment
                            .vertx()
                            .setTimer(
                                    50,
                                    _ -> request.response()
                                            .end(new JsonObject()
                                                    .put("key", key)
                                                    .put("body", body.toString())
                                                    .toBuffer())));
        });
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            // When
            for (var caller = 0; caller < CALLERS; caller++) {
                answers.add(client.sendAsync(request(caller), HttpResponse.BodyHandlers.ofString()));
            }
            // Then
            for (var caller = 0; caller < CALLERS; caller++) {
                var answer = answers.get(caller).join();
                assertEquals(200, answer.statusCode(), answer.body());
                assertEquals(
                        new JsonObject().put("key", "key-" + caller).put("body", body(caller)),
                        new JsonObject(answer.body()));
            }
        }
    }

    private static HttpRequest request(int caller) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + SUBJECT + "/consents"))
                .header("Authorization", "Bearer " + inesToken())
                .header("Idempotency-Key", "key-" + caller)
                .POST(HttpRequest.BodyPublishers.ofString(body(caller)))
                .build();
    }

    private static String body(int caller) {
        return ("caller " + caller + " ").repeat(500);
    }
}
