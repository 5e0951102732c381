package casebook.gateway.stream.api;

import static casebook.gateway.stream.api.EventReader.until;
import static casebook.gateway.stream.api.StreamFixture.SUBJECT;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.gateway.limits.Seats;
import casebook.gateway.stream.Interest;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Given;
import casebook.gateway.testing.OwnTokens;
import casebook.gateway.testing.Wire;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class StreamLimitsTest {
    private static final int MANY = 1_000;
    private static final int OF_USER = 20;

    private static final int FEW = 20;
    private static final Interest NOTHING = new Interest("study", Map.of(), null);

    @Inject
    LiveStreams streams;

    @Inject
    Seats seats;

    private final StreamFixture stream = new StreamFixture();

    @BeforeEach
    void awaitTopics() {
        stream.awaitTopics();
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void when_the_token_expires_the_stream_ends() throws Exception {
        // Given
        var token = OwnTokens.signedByIssuer("mora", claims -> claims.put("exp", OwnTokens.now() + 3));
        var reader = stream.openWith(token);
        // When
        reader.awaitEnd();
        // Then
        assertEquals(200, reader.answer().statusCode());
        var last = reader.events().getLast();
        assertEquals("ended", last.get("event"));
        assertEquals("token-expired", new JsonObject(last.get("data")).getString("code"));
    }

    @Test
    void a_user_has_so_many_streams_and_gets_one_back_that_they_close() throws Exception {
        // Given
        var token = OwnTokens.signedByIssuer("mora", claims -> claims.put("sub", "greedy"));
        var theirs = new ArrayList<EventReader>();
        for (var index = 0; index < OF_USER; index++) {
            theirs.add(stream.openWith(token));
        }
        theirs.forEach(reader -> assertEquals(200, reader.answer().statusCode()));
        // When
        var refused = Given.anybody().header("Authorization", "Bearer " + token).get(stream.path());
        theirs.getFirst().leave();
        // Then
        refused.then().statusCode(429).header("Retry-After", "5").body("reasons.code", hasItem("streams-user"));
        until(() -> stream.openWith(token).answer().statusCode() == 200);
    }

    @Test
    void a_thousand_readers_are_told_the_same() throws Exception {
        // Given
        stream.follow("mora");
        var threads = threads();
        var consumers = consumers();
        var readers = new ArrayList<EventReader>();
        for (var user = 0; user < MANY / OF_USER; user++) {
            var name = "reader-" + user;
            var token = OwnTokens.signedByIssuer("mora", claims -> claims.put("sub", name));
            for (var index = 0; index < OF_USER; index++) {
                readers.add(stream.openWith(token));
            }
        }
        readers.forEach(reader -> assertEquals(200, reader.answer().statusCode()));
        // When
        var published = new ArrayList<String>();
        for (var index = 0; index < 10; index++) {
            published.add(stream.topics().publish(stream.form(SUBJECT, "HYU")));
        }
        // Then
        assertEquals(MANY, readers.size());
        for (var reader : readers) {
            assertEquals(published, StreamFixture.ids(reader.events(10)));
        }
        assertTrue(threads() < threads + FEW, () -> threads + " threads became " + threads());
        assertEquals(consumers, consumers());
    }

    @Test
    void who_is_gone_before_their_token_is_verified_takes_no_seat() throws Exception {
        // Given
        var gone = new CountDownLatch(1);
        var reader = new LiveStreams.Reader("fleeting", NOTHING, null, Instant.MAX);
        var vertx = Vertx.vertx();
        var router = Router.router(vertx);
        router.get()
                .handler(exchange -> exchange.response().closeHandler(_ -> {
                    streams.open(exchange, reader);
                    gone.countDown();
                }));
        var server = vertx.createHttpServer().requestHandler(router);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
        // When
        try (var wire = Wire.to(server.actualPort())) {
            wire.say("GET / HTTP/1.1", "Host: localhost", "");
        }
        assertTrue(gone.await(20, TimeUnit.SECONDS));
        // Then
        for (var seat = 0; seat < OF_USER; seat++) {
            seats.take("fleeting");
        }
        for (var seat = 0; seat < OF_USER; seat++) {
            seats.leave("fleeting");
        }
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void when_the_gateway_stops_readers_are_told_before_they_are_cut_off() throws Exception {
        // Given
        var reader = stream.follow("mora");
        // When
        streams.stop(new ShutdownEvent());
        // Then
        reader.awaitEnd();
        var code = new JsonObject(reader.events().getLast().get("data")).getString("code");
        assertEquals("gateway-stopping", code);
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static int consumers() throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("kafka.consumer:type=app-info,*"), null)
                .size();
    }
}
