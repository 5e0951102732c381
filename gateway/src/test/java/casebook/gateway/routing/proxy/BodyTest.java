package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static casebook.gateway.testing.Given.inesToken;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class BodyTest {
    private static final int LIMIT = 2 * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;
    private static final long LARGE = 50L * 1024 * 1024;
    /** What sockets and queues between peer and caller may hold, together: far below the whole answer. */
    private static final long ON_THE_WAY = 24L * 1024 * 1024;

    private static Peer enrollment;

    @BeforeAll
    static void start() {
        enrollment = Peer.of("enrollment");
    }

    @AfterAll
    static void stop() {
        enrollment.close();
    }

    @BeforeEach
    void echo() {
        enrollment.answerWithEcho();
    }

    @Test
    void a_large_answer_waits_at_the_service_while_the_caller_does_not_read() throws IOException {
        // Given
        var written = new AtomicLong();
        enrollment.answer(request -> stream(request.response().setChunked(true), written));
        try (var wire = Wire.to(RestAssured.port)) {
            wire.say(request("GET", SUBJECT, "Connection: close"));
            wire.hearUntil("\r\n\r\n");
            var seen = new AtomicLong();
            await().during(Duration.ofMillis(700))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> seen.getAndSet(written.get()) == written.get());
            var waiting = written.get();
            // When
            var rest = wire.in().readAllBytes().length;
            // Then
            assertThat(waiting, lessThan(ON_THE_WAY));
            assertThat((long) rest, allOf(greaterThan(LARGE), lessThan(LARGE + LARGE / 10)));
            assertEquals(LARGE, written.get());
        }
    }

    private static void stream(HttpServerResponse response, AtomicLong written) {
        while (written.get() < LARGE) {
            if (response.writeQueueFull()) {
                response.drainHandler(_ -> stream(response, written));
                return;
            }
            response.write(Buffer.buffer(new byte[CHUNK]));
            written.addAndGet(CHUNK);
        }
        response.end();
    }

    @Test
    void a_large_body_reaches_the_service_while_the_caller_still_speaks() throws IOException {
        // Given
        var reached = new AtomicLong();
        enrollment.answer(request -> {
            request.handler(part -> reached.addAndGet(part.length()));
            request.endHandler(_ -> request.response().end("through"));
        });
        try (var wire = Wire.to(RestAssured.port)) {
            wire.say(request("POST", STUDY + "/subjects", "Transfer-Encoding: chunked", "Connection: close"));
            wire.say(Integer.toHexString(CHUNK), "a".repeat(CHUNK));
            await().untilAtomic(reached, equalTo((long) CHUNK));
            // When
            var answer = wire.say("6", "second", "0", "").hearAll();
            // Then
            assertThat(answer, allOf(startsWith("HTTP/1.1 200 "), endsWith("through")));
            assertEquals(CHUNK + 6L, reached.get());
        }
    }

    @Test
    void a_body_of_the_limit_goes_through() {
        // Given
        var body = new byte[LIMIT];
        // When
        var answer = ines().contentType("application/yaml").body(body).put(STUDY + "/versions/1.0");
        // Then
        answer.then().statusCode(200).body("bytes", equalTo(LIMIT));
    }

    @Test
    void a_body_said_to_be_larger_is_refused_before_it_is_sent() throws IOException {
        // Given
        var before = enrollment.requests();
        // When
        String answer;
        try (var wire = Wire.to(RestAssured.port)) {
            answer = wire.say(request("POST", SUBJECT + "/consents", "Content-Length: " + (LIMIT + 1)))
                    .hearAll();
        }
        // Then
        assertThat(answer, tooLarge());
        assertEquals(before, enrollment.requests());
    }

    @Test
    void a_length_beyond_all_numbers_is_too_large() throws IOException {
        // Given
        var request = request("POST", SUBJECT + "/consents", "Content-Length: 9999999999999999999");
        // When
        String answer;
        try (var wire = Wire.to(RestAssured.port)) {
            answer = wire.say(request).hearAll();
        }
        // Then
        assertThat(answer, matchesPattern("(?s)HTTP/1.1 4(00|13) .*"));
    }

    @Test
    void a_body_that_grows_larger_is_cut_off_and_refused() throws IOException {
        // Given
        var whole = new AtomicBoolean();
        enrollment.answer(request -> request.endHandler(_ -> whole.set(true)));
        var chunk = "x".repeat(CHUNK);
        try (var wire = Wire.to(RestAssured.port)) {
            wire.say(request("POST", SUBJECT + "/consents", "Transfer-Encoding: chunked"));
            for (var sent = 0; sent <= LIMIT; sent += CHUNK) {
                wire.say(Integer.toHexString(CHUNK), chunk);
            }
            // When
            var answer = wire.hearUntil("]}");
            // Then
            assertThat(answer, tooLarge());
            assertFalse(whole.get());
        }
    }

    @Test
    void a_caller_who_asks_first_is_told_to_go_on() throws IOException {
        // Given
        var body = "{\"consentedOn\":\"2025-03-14\"}".getBytes(StandardCharsets.US_ASCII);
        try (var wire = Wire.to(RestAssured.port)) {
            wire.say(request(
                    "POST",
                    SUBJECT + "/consents",
                    "Content-Length: " + body.length,
                    "Expect: 100-continue",
                    "Connection: close"));
            // When
            var interim = wire.hearUntil("\r\n\r\n");
            var answer = wire.sayBytes(body).hearAll();
            // Then
            assertThat(interim, startsWith("HTTP/1.1 100 "));
            assertThat(answer, allOf(startsWith("HTTP/1.1 200 "), containsString("\"bytes\":" + body.length)));
        }
    }

    @Test
    void a_caller_who_leaves_frees_the_service() throws IOException {
        // Given
        var begun = new AtomicBoolean();
        var freed = new AtomicBoolean();
        enrollment.answer(request -> {
            request.response().closeHandler(_ -> freed.set(true));
            request.response().setChunked(true).write("begun").onSuccess(_ -> begun.set(true));
        });
        try (var wire = Wire.to(RestAssured.port)) {
            wire.say(request("GET", SUBJECT)).hearUntil("begun");
            await().untilTrue(begun);
        }
        // When (the caller has left)
        // Then
        await().untilTrue(freed);
    }

    @Test
    void an_answer_that_breaks_off_does_not_pass_for_whole() throws IOException {
        // Given
        enrollment.answer(request -> request.response()
                .setChunked(true)
                .write("half")
                .onSuccess(_ -> request.connection().close()));
        // When
        String answer;
        try (var wire = Wire.to(RestAssured.port)) {
            answer = wire.say(request("GET", SUBJECT)).hearAll();
        }
        // Then
        assertThat(answer, allOf(startsWith("HTTP/1.1 200 "), containsString("half"), not(endsWith("0\r\n\r\n"))));
    }

    private static Matcher<String> tooLarge() {
        return allOf(
                startsWith("HTTP/1.1 413 "),
                containsString("application/problem+json"),
                containsString("\"body-too-large\""));
    }

    private static String[] request(String method, String path, String... headers) {
        var lines = new String[headers.length + 4];
        lines[0] = method + " " + path + " HTTP/1.1";
        lines[1] = "Host: gateway";
        lines[2] = "Authorization: Bearer " + inesToken();
        System.arraycopy(headers, 0, lines, 3, headers.length);
        lines[lines.length - 1] = "";
        return lines;
    }
}
