package casebook.journal.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that can be read in two ways is not read. Each is sent byte by byte, as no client's library would. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class PlainRequestsTest {
    private static final String REBUILD = "POST /api/v1/operations/copies/rebuild HTTP/1.1";
    private static final String BODY = "{\"reason\": \"after an outage\"}";
    private static final String JSON = "Content-Type: application/json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                JSON,
                JSON + "; charset=utf-8",
                JSON + ";charset=\"UTF-8\"",
                JSON + "\r\nContent-Encoding: identity",
                JSON + "\r\nIdempotency-Key: a b/c",
                JSON + "\r\nIf-Match: \"7\"",
            })
    void aPlainRequestIsTaken(String headers) throws IOException {
        assertThat(answer(REBUILD, headers, BODY.getBytes(StandardCharsets.UTF_8)), startsWith("HTTP/1.1 200 "));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("{\"reason\": \"a\"} {}", "unreadable-body", "column 17"),
                Arguments.of("{\"reason\": \"a\", \"reason\": \"b\"}", "unreadable-body", "column 25"),
                Arguments.of("{\"reason\": 5}", "unreadable-body", "\"/reason\""),
                Arguments.of("{\"reason\": true}", "unreadable-body", "\"/reason\""),
                Arguments.of("{\"reason\": \"a\\u0000b\"}", "unreadable-body", "\"/reason\""),
                Arguments.of("{\"other/~\": 5}", "unreadable-body", "\"/other~1~0\""),
                Arguments.of("{\"reason\": " + "[".repeat(5_000), "unreadable-body", "line 1"),
                Arguments.of("{\"reason\": NaN}", "unreadable-body", "line 1"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aBodyThatIsNotJustOneValueIsRefusedWithThePlace(String body, String code, String place) throws IOException {
        refused(answer(REBUILD, JSON, body.getBytes(StandardCharsets.UTF_8)), 400, "malformed-request", code, place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE"})
    void aBodyInAnotherEncodingIsRefused(String charset) throws IOException {
        refused(answer(REBUILD, JSON, BODY.getBytes(Charset.forName(charset))), 400, "malformed-request", "", "");
    }

    static Stream<byte[]> noUtf8() {
        return Stream.of(
                bytes(0xff),
                bytes(0xe9), // é of ISO 8859-1
                bytes(0xc0, 0x80), // NUL in a longer form
                bytes(0xed, 0xa0, 0x80), // half of a character
                bytes(0xf4, 0x90, 0x80, 0x80), // beyond Unicode
                bytes(0xe2, 0x82)); // cut off
    }

    @ParameterizedTest
    @MethodSource("noUtf8")
    void aBodyThatIsNoUtf8IsRefusedWithThePlace(byte[] wrong) throws IOException {
        // Given
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"reason\": \"".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(wrong);
        body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        // When
        var answer = answer(REBUILD, JSON, body.toByteArray());
        // Then
        refused(answer, 400, "malformed-request", "not-utf-8", "byte 13");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: said|",
                "Content-Type:|",
                JSON + "\r\nContent-Type: text/plain|",
                JSON + "\r\nContent-Type: application/json|content-type-missing",
                "Content-Type: text/plain|",
                JSON + "; charset=utf-16|charset-not-utf-8",
                JSON + "; charset=iso-8859-1|charset-not-utf-8",
                JSON + "\r\nContent-Encoding: gzip|content-encoded",
                JSON + "\r\nContent-Encoding: identity, gzip|content-encoded",
            })
    void aBodyOfAnotherKindIsNotTakenForJson(String sent) throws IOException {
        // Given
        var headers = sent.substring(0, sent.indexOf('|'));
        var code = sent.substring(sent.indexOf('|') + 1);
        // When
        var answer = answer(REBUILD, headers, BODY.getBytes(StandardCharsets.UTF_8));
        // Then
        refused(answer, 415, "unsupported-media-type", code, "");
    }

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

    private static void refused(String answer, int status, String type, String code, String part) {
        assertThat(answer, startsWith("HTTP/1.1 " + status + " "));
        assertThat(answer, containsString("application/problem+json"));
        assertThat(answer, containsString("/docs/problems/" + type + "\""));
        assertThat(answer, containsString(code));
        assertThat(answer, containsString(part));
    }

    private static String answer(String line, String headers, byte[] body) throws IOException {
        var head = line + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + Tokens.of("root")
                + "\r\nContent-Length: " + body.length + "\r\n" + headers + "\r\n\r\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return answer(request.toByteArray());
    }

    private static String answer(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }
}
