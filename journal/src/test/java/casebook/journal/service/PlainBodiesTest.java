package casebook.journal.service;

import static casebook.journal.service.Spoken.BODY;
import static casebook.journal.service.Spoken.JSON;
import static casebook.journal.service.Spoken.REBUILD;
import static casebook.journal.service.Spoken.answer;
import static casebook.journal.service.Spoken.refused;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;

import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that can be read in two ways is not read. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class PlainBodiesTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"json", "/", "application/json, text/plain", "a/b/c"})
    void aContentTypeThatIsNoneIsRefusedWithTheReason(String type) throws IOException {
        // When
        var answer = answer(REBUILD, "Content-Type: " + type, BODY.getBytes(StandardCharsets.UTF_8));
        // Then
        refused(answer, 400, "malformed-request", "unreadable-header", "Content-Type");
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }
}
