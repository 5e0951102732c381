package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static casebook.gateway.testing.Given.inesToken;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More requests than connections: the gateway's own want, for which a service that answers is not left alone. */
@QuarkusTest
@TestProfile(FullConnectionsTest.TwoConnections.class)
@WithTestResource(GatewayParts.class)
class FullConnectionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 2;

    /** A single failure of the service would have it left alone for longer than the test lasts. */
    public static class TwoConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "casebook.gateway.connections",
                    "" + CONNECTIONS,
                    "casebook.gateway.waiting",
                    "1",
                    "casebook.gateway.connect-timeout",
                    "300ms",
                    "casebook.gateway.answer-timeout",
                    "60s",
                    "casebook.gateway.circuit.failures",
                    "1",
                    "casebook.gateway.circuit.rest",
                    "1h");
        }
    }

    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private final List<Wire> callers = new ArrayList<>();
    private Peer enrollment;

    @BeforeEach
    void start() throws IOException {
        enrollment = Peer.of("enrollment");
        enrollment.answer(held::add);
        for (var connection = 0; connection < CONNECTIONS; connection++) {
            call();
        }
        await().atMost(PATIENCE).until(() -> held.size() == CONNECTIONS);
    }

    @AfterEach
    void stop() throws IOException {
        release();
        for (var caller : callers) {
            caller.close();
        }
        enrollment.close();
    }

    private Wire call() throws IOException {
        var caller = Wire.to(RestAssured.port)
                .say(
                        "GET " + SUBJECT + " HTTP/1.1",
                        "Host: gateway",
                        "Connection: close",
                        "Authorization: Bearer " + inesToken(),
                        "");
        callers.add(caller);
        return caller;
    }

    /** Answers those who were kept waiting; what breaks off would be the service's failure. */
    private void release() throws IOException {
        var kept = held.size();
        held.forEach(request -> request.response().end("{}"));
        held.clear();
        for (var caller : callers.subList(0, kept)) {
            assertThat(caller.hearAll(), startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void who_finds_no_connection_is_told_so_and_the_service_is_not_left_alone() throws IOException {
        // Given
        var more = List.of(call(), call(), call(), call());
        var answers = new ArrayList<String>();
        for (var caller : more) {
            answers.add(caller.hearAll());
        }
        enrollment.answerWithEcho();
        release();
        // When
        var answer = ines().get(SUBJECT);
        // Then
        answer.then().statusCode(200).body("service", equalTo("enrollment"));
        answers.forEach(refused -> assertThat(
                refused,
                allOf(
                        startsWith("HTTP/1.1 503 "),
                        containsStringIgnoringCase("retry-after: 1\r\n"),
                        containsString("\"connections-busy\""))));
    }

    @Test
    void a_trail_that_finds_no_connection_says_so_too() {
        // When
        var answer = ines().get(SUBJECT + "/audit-trail");
        // Then
        answer.then().statusCode(503).header("Retry-After", "1");
        assertThat(answer.asString(), containsString("\"connections-busy\""));
    }
}
