package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.inesToken;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers may speak HTTP/2, in which a body has no announced end and requests share a connection. */
@QuarkusTest
@WithTestResource(GatewayParts.class)
class Http2Test {
    private static final int LIMIT = 2 * 1024 * 1024;
    private static Peer enrollment;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        enrollment = Peer.of("enrollment");
        client = enrollment
                .vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false));
    }

    @AfterAll
    static void stop() {
        enrollment.close();
    }

    @Test
    void a_body_of_unannounced_length_goes_through() throws Exception {
        // Given
        var body = Buffer.buffer(new byte[LIMIT]);
        // When
        var answer = await(open(HttpMethod.POST).compose(request -> {
            request.write(body);
            return request.end().compose(_ -> request.response()).compose(response -> response.body());
        }));
        // Then
        assertEquals(LIMIT, new JsonObject(answer).getInteger("bytes"));
    }

    @Test
    void a_body_of_unannounced_length_is_limited_too() throws Exception {
        // Given
        var body = Buffer.buffer(new byte[LIMIT + 1]);
        // When
        var status = await(open(HttpMethod.POST).compose(request -> {
            request.write(body);
            return request.response().map(response -> response.statusCode());
        }));
        // Then
        assertEquals(413, status);
    }

    @Test
    void a_refused_request_does_not_take_the_connection_from_the_others() throws Exception {
        // Given
        var refused = open(HttpMethod.POST).compose(request -> {
            request.putHeader("Authorization", "Bearer a.b.c");
            request.write(Buffer.buffer("half"));
            return request.response().map(response -> response.statusCode());
        });
        var others = new ArrayList<Future<Integer>>();
        for (var index = 0; index < 20; index++) {
            others.add(open(HttpMethod.GET).compose(HttpClientRequest::send).map(response -> response.statusCode()));
        }
        // When
        await(Future.join(others));
        // Then
        assertEquals(401, await(refused));
        for (var other : others) {
            assertEquals(200, other.result());
        }
    }

    private static Future<HttpClientRequest> open(HttpMethod method) {
        return client.request(
                        method, RestAssured.port, "127.0.0.1", SUBJECT + (method == HttpMethod.POST ? "/consents" : ""))
                .map(request -> request.setChunked(method == HttpMethod.POST)
                        .putHeader("Authorization", "Bearer " + inesToken()));
    }

    private static <T> T await(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
