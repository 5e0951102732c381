package casebook.journal.service;

import static casebook.journal.service.Spoken.BODY;
import static casebook.journal.service.Spoken.JSON;
import static casebook.journal.service.Spoken.REBUILD;
import static casebook.journal.service.Spoken.answer;
import static casebook.journal.service.Spoken.refused;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request whose headers, path or method can mean two things is refused. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class PlainHeadsTest {
    static Stream<String> idempotencyKeys() {
        return Stream.of(
                "Idempotency-Key:",
                "Idempotency-Key:    ",
                "Idempotency-Key: " + "k".repeat(101),
                "Idempotency-Key: a\tb",
                "Idempotency-Key: \u00e9",
                "Idempotency-Key: a\r\nIdempotency-Key: a",
                "Idempotency-Key: a\r\nidempotency-key: b");
    }

    @ParameterizedTest
    @MethodSource("idempotencyKeys")
    void anIdempotencyKeyThatCannotBeKeptIsRefused(String header) throws IOException {
        // Given
        var headers = JSON + "\r\n" + header;
        // When
        var answer = answer(REBUILD, headers, BODY.getBytes(StandardCharsets.UTF_8));
        // Then
        refused(answer, 400, "malformed-request", "idempotency-key-malformed", "");
    }

    @Test
    void anIdempotencyKeyOfAHundredCharactersIsTaken() throws IOException {
        // Given
        var headers = JSON + "\r\nIdempotency-Key: " + "k".repeat(100);
        // When
        var answer = answer(REBUILD, headers, BODY.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(answer, startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-Match:",
                "If-Match: *",
                "If-Match: 7",
                "If-Match: W/\"7\"",
                "If-Match: \"7\", \"8\"",
                "If-Match: \"7",
                "If-Match: \"7\"\r\nIf-Match: \"8\"",
            })
    void anIfMatchThatNamesNotOneRevisionIsRefused(String header) throws IOException {
        // Given
        var headers = JSON + "\r\n" + header;
        // When
        var answer = answer(REBUILD, headers, BODY.getBytes(StandardCharsets.UTF_8));
        // Then
        refused(answer, 400, "malformed-request", "if-match-malformed", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/operations/parked-events/x/replay",
                "/api/v1/operations/parked-events/-1/replay",
                "/api/v1/operations/parked-events/1.5/replay",
                "/api/v1/operations/parked-events/9999999999999999999/replay",
                "/api/v1/operations/parked-events/999999999999999999/replay",
                "/api/v1/operations/studies/a-study/subjects/-/records/x/publication",
                "/api/v1/operations/studies/a-study/subjects/-/records/9999999999999999999/publication",
                "/api/v1/operations/studies/a-study/subjects/-/records/7/publication",
            })
    void aPathThatCannotExistDoesNot(String path) throws IOException {
        // Given
        var line = "POST " + path + " HTTP/1.1";
        // When
        var answer = answer(line, JSON, BODY.getBytes(StandardCharsets.UTF_8));
        // Then
        refused(answer, 404, "not-found", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: said", "Host: a\r\nHost: b"})
    void whoDoesNotSayToWhomIsRefused(String headers) throws IOException {
        // Given
        var request = "GET /api/v1/operations/parked-events HTTP/1.1\r\nConnection: close\r\n" + headers
                + "\r\nAuthorization: Bearer " + Tokens.of("root") + "\r\n\r\n";
        // When
        var answer = answer(request.getBytes(StandardCharsets.ISO_8859_1));
        // Then
        refused(answer, 400, "malformed-request", "host-missing", "");
    }

    @Test
    void whatAPathTakesIsToldToWhoAsks() throws IOException {
        // Given
        var line = "OPTIONS /api/v1/operations/parked-events HTTP/1.1";
        // When
        var answer = answer(line, JSON, new byte[0]);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 204 "));
        assertThat(answer, containsString("\r\nAllow: GET, HEAD, OPTIONS\r\n"));
    }

    @Test
    void theHeadOfAnAnswerComesWithoutItsBody() throws IOException {
        // Given
        var line = "HEAD /api/v1/operations/parked-events HTTP/1.1";
        // When
        var answer = answer(line, JSON, new byte[0]);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 200 "));
        assertThat(answer, not(containsString("[")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "POST", "PUT", "PATCH", "PROPFIND"})
    void anotherMethodIsRefusedWithThoseThatAreTaken(String method) throws IOException {
        // Given
        var line = method + " /api/v1/operations/parked-events HTTP/1.1";
        // When
        var answer = answer(line, JSON, new byte[0]);
        // Then
        refused(answer, 405, "method-not-allowed", "", "\r\nAllow: GET, HEAD, OPTIONS\r\n");
    }

    @Test
    void whereNothingIsNoMethodIsTaken() throws IOException {
        refused(answer("OPTIONS /api/v1/nowhere HTTP/1.1", JSON, new byte[0]), 404, "not-found", "", "");
    }
}
