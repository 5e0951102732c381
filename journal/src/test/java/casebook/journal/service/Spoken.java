package casebook.journal.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import casebook.journal.testing.Tokens;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests to the service byte by byte, as no client's library would send them, and their answers. */
final class Spoken {
    static final String REBUILD = "POST /api/v1/operations/copies/rebuild HTTP/1.1";
    static final String BODY = "{\"reason\": \"after an outage\"}";
    static final String JSON = "Content-Type: application/json";

    private Spoken() {}

    static void refused(String answer, int status, String type, String code, String part) {
        assertThat(answer, startsWith("HTTP/1.1 " + status + " "));
        assertThat(answer, containsString("application/problem+json"));
        assertThat(answer, containsString("/docs/problems/" + type + "\""));
        assertThat(answer, containsString(code));
        assertThat(answer, containsString(part));
    }

    static String answer(String line, String headers, byte[] body) throws IOException {
        var head = line + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + Tokens.of("root")
                + "\r\nContent-Length: " + body.length + "\r\n" + headers + "\r\n\r\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return answer(request.toByteArray());
    }

    static String answer(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
