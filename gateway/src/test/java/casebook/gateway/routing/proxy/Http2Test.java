package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static casebook.gateway.testing.Given.inesToken;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import io.netty.handler.codec.http2.Http2Error;
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
import io.vertx.core.http.StreamResetException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers may speak HTTP/2, in which a body has no announced end and requests share a connection. */
@QuarkusTest
@WithTestResource(GatewayParts.class)
class Http2Test {
    private static final int LIMIT = 2 * 1024 * 1024;
    private static final int LIMIT_OF_SMALL = 64 * 1024;
    private static final int OFTEN = 6;
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

    /** Of a body held back whole, and of one that is passed on as it comes; more than the failures after which a service is left alone. */
    @ParameterizedTest
    @ValueSource(ints = {5, 100, 90_000, 200_000})
    void a_length_that_is_not_the_bodys_is_the_callers_fault_and_not_the_services(int said) throws Exception {
        // Given
        var body = Buffer.buffer(new byte[said > LIMIT_OF_SMALL ? 100_000 : 14]);
        for (var time = 0; time < OFTEN; time++) {
            // When
            var status = await(open(HttpMethod.POST)
                    .compose(request -> {
                        request.setChunked(false).putHeader("Content-Length", Integer.toString(said));
                        request.end(body);
                        return request.response().map(response -> response.statusCode());
                    })
                    .recover(Http2Test::refusedByTheProtocol));
            // Then
            assertEquals(400, status);
        }
        ines().get(SUBJECT).then().statusCode(200);
    }

    /** The HTTP server itself ends the stream of such a request (RFC 9113, section 8.1.1); the caller may hear of that first. */
    private static Future<Integer> refusedByTheProtocol(Throwable failure) {
        return failure instanceof StreamResetException reset && reset.getCode() == Http2Error.PROTOCOL_ERROR.code()
                ? Future.succeededFuture(400)
                : Future.failedFuture(failure);
    }

    @Test
    void headers_below_the_limit_go_through() throws Exception {
        // When
        var status = await(open(HttpMethod.GET)
                .compose(request -> request.putHeader("X-Large", large(-700)).send())
                .map(response -> response.statusCode()));
        // Then
        assertEquals(200, status);
    }

    @Test
    void larger_headers_are_refused_and_take_the_connection_from_nobody() throws Exception {
        // When
        var status = await(open(HttpMethod.GET)
                .compose(request -> request.putHeader("X-Large", large(0)).send())
                .map(response -> response.statusCode()));
        // Then
        assertEquals(431, status);
    }

    private static String large(int more) {
        return "x".repeat(RequestHead.LARGEST_HEADERS - inesToken().length() + more);
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
