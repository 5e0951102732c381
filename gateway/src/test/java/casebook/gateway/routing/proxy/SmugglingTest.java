package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.inesToken;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end the gateway and a service could see at different places, so that what the gateway takes for a body would be
 * a request of its own for the service: one that nobody has asked who sends it.
 */
@QuarkusTest
@WithTestResource(GatewayParts.class)
class SmugglingTest {
    private static final String HIDDEN = STUDY + "/cohorts";

    private final Queue<String> reached = new ConcurrentLinkedQueue<>();
    private Peer enrollment;

    @BeforeEach
    void start() {
        enrollment = Peer.of("enrollment");
        enrollment.answer(this::note);
    }

    @AfterEach
    void stop() {
        enrollment.close();
    }

    private void note(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            reached.add(request.method() + " " + request.uri() + " " + body.length());
            request.response().end("{}");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 0\r\nContent-Length: 50",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: 0x5",
                "Content-Length: 5\r\n 0",
                "Content-Length : 5",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding:\r\n chunked",
                "Content-Length: 5\r\nTransfer-Encoding: x-chunked",
                "X-Bare: a\rTransfer-Encoding: chunked",
                " Content-Length: 5",
                "X-Null: a\u0000b",
                "Content Length: 5",
            })
    void a_head_that_could_be_read_in_two_ways_is_refused(String header) throws IOException {
        // When
        var answer = answerTo(head(header) + "\r\n0\r\n\r\n" + hidden());
        // Then
        assertThat(answer, matchesPattern("(?s)HTTP/1.1 40[01] .*"));
        assertEquals(List.of(), List.copyOf(reached));
    }

    /** Each of these ends the body at once for some readers, and at its last chunk for others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip, chunked",
                "chunked, identity",
                "identity",
                "CHUNKED",
                "identity\r\nTransfer-Encoding: chunked",
                "chunked\r\nTransfer-Encoding: chunked",
            })
    void after_a_coding_that_some_do_not_know_nothing_is_read(String coding) throws IOException {
        // When
        var answer = answerTo(head("Transfer-Encoding: " + coding) + "\r\n0\r\n\r\n" + hidden());
        // Then
        assertThat(answer, startsWith("HTTP/1.1 400 "));
        assertThat(answer, containsString("\"transfer-encoding\""));
        assertThat(answer.substring(1), not(containsString("HTTP/1.1")));
        assertEquals(List.of(), List.copyOf(reached));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5;\nxx\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
            })
    void a_body_whose_end_is_unclear_reaches_nobody_whole(String body) throws IOException {
        // When
        answerTo(head("Transfer-Encoding: chunked") + "\r\n" + body + hidden());
        // Then
        assertEquals(List.of(), List.copyOf(reached));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 400",
                "Transfer-Encoding: chunked\r\nX-Folded: a\r\n b",
            })
    void what_follows_a_body_is_asked_who_sends_it(String header) throws IOException {
        // When
        answerTo(head(header) + "\r\n5\r\nhello\r\n0\r\n\r\n" + hidden());
        // Then
        assertEquals(List.of("POST " + STUDY + "/subjects 5"), List.copyOf(reached));
    }

    /** The HTTP server reads them as five bytes. A service never sees what they were: it is told anew how long the body is. */
    @ParameterizedTest
    @ValueSource(strings = {"5 5", "100000000000000005", "5;a=b"})
    void a_length_that_others_read_otherwise_is_not_passed_on(String length) throws IOException {
        // When
        answerTo(head("Transfer-Encoding: chunked") + "\r\n" + length + "\r\nhello\r\n0\r\n\r\n" + hidden());
        // Then
        assertEquals(List.of("POST " + STUDY + "/subjects 5"), List.copyOf(reached));
    }

    /** A request that would be answered, were it not for its header. */
    private static String head(String header) {
        return "POST " + STUDY + "/subjects HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + inesToken() + "\r\n"
                + header + "\r\n";
    }

    /** In nobody's name. */
    private static String hidden() {
        return "GET " + HIDDEN + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n";
    }

    private static String answerTo(String bytes) throws IOException {
        try (var wire = Wire.to(RestAssured.port)) {
            return wire.sayBytes(bytes.getBytes(StandardCharsets.ISO_8859_1)).hearAll();
        }
    }
}
