package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.ines;
import static casebook.gateway.testing.Given.inesToken;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
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
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class HeadersTest {
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
    void what_the_caller_says_to_the_service_goes_through() {
        // Given
        var headers = Map.of(
                "authorization", "Bearer " + inesToken(),
                "if-match", "\"7\"",
                "idempotency-key", "a-key",
                "casebook-position", "enrollment:01890a5d:4, assessment:01890a5d:2",
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "accept-language", "ko");
        // When
        Map<String, List<String>> reached = ines().headers(headers.entrySet().stream()
                        .filter(header -> !header.getKey().equals("authorization"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .get(SUBJECT)
                .path("headers");
        // Then
        headers.forEach((name, value) -> assertThat(reached, hasEntry(name, List.of(value))));
    }

    @Test
    void what_the_service_says_to_the_caller_goes_through() {
        // Given
        enrollment.answer(request -> request.response()
                .setStatusCode(201)
                .putHeader("ETag", "\"3\"")
                .putHeader("Casebook-Position", "enrollment:01890a5d:5")
                .putHeader("Location", SUBJECT + "/consents/1")
                .end("{}"));
        // When
        var answer = ines().post(SUBJECT + "/consents");
        // Then
        answer.then()
                .statusCode(201)
                .header("ETag", "\"3\"")
                .header("Casebook-Position", "enrollment:01890a5d:5")
                .header("Location", SUBJECT + "/consents/1");
    }

    @Test
    void headers_of_one_connection_end_at_the_gateway() throws IOException {
        // Given
        var request = new String[] {
            "GET " + SUBJECT + " HTTP/1.1",
            "Host: gateway",
            "Authorization: Bearer " + inesToken(),
            "Connection: close",
            "Connection: X-Only-Here, Keep-Alive",
            "X-Only-Here: 1",
            "Keep-Alive: timeout=5",
            "TE: trailers",
            "Proxy-Authorization: Basic eDp5",
            "Proxy-Connection: keep-alive",
            "Upgrade: websocket",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
            ""
        };
        // When
        String answer;
        try (var wire = Wire.to(RestAssured.port)) {
            answer = wire.say(request).hearAll();
        }
        // Then
        assertThat(answer, startsWith("HTTP/1.1 200 "));
        for (var name :
                List.of("x-only-here", "keep-alive", "te", "proxy-authorization", "proxy-connection", "upgrade")) {
            assertThat(answer, not(containsString("\"" + name + "\"")));
        }
    }

    @Test
    void headers_of_the_services_connection_do_not_reach_the_caller() {
        // Given
        enrollment.answer(request -> request.response()
                .putHeader("Connection", "X-Only-There")
                .putHeader("X-Only-There", "1")
                .putHeader("Keep-Alive", "timeout=5")
                .putHeader("Proxy-Authenticate", "Basic")
                .end("{}"));
        // When
        var headers = ines().get(SUBJECT).then().statusCode(200).extract().headers();
        // Then
        for (var name : List.of("Connection", "X-Only-There", "Keep-Alive", "Proxy-Authenticate")) {
            assertFalse(headers.hasHeaderWithName(name), name);
        }
    }

    @Test
    void who_forwarded_is_said_by_the_gateway_alone() {
        // Given
        var request = ines().header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6");
        // When
        Map<String, List<String>> reached = request.get(SUBJECT).path("headers");
        // Then
        var host = "127.0.0.1:" + RestAssured.port;
        assertThat(reached, hasEntry("x-forwarded-for", List.of("127.0.0.1")));
        assertThat(reached, hasEntry("x-forwarded-proto", List.of("http")));
        assertThat(reached, hasEntry("x-forwarded-host", List.of(host)));
        assertThat(reached, hasEntry("forwarded", List.of("for=\"127.0.0.1\";proto=http;host=\"" + host + "\"")));
        assertThat(reached, not(hasKey("x-forwarded-prefix")));
        assertThat(reached, not(hasKey("x-real-ip")));
    }

    @Test
    void where_no_origin_is_named_pages_of_none_but_ours_may_ask() {
        // When
        var refused = ines().header("Origin", "https://elsewhere.example.org").get(SUBJECT);
        // Then
        refused.then().statusCode(403);
        assertEquals(List.of("origin-not-allowed"), refused.path("reasons.code"));
    }

    @Test
    void a_request_keeps_the_name_the_caller_gave_it() {
        // Given
        var request = ines().header("X-Request-Id", "ward-7.0042");
        // When
        var answer = request.get(SUBJECT);
        // Then
        assertEquals(List.of("ward-7.0042"), answer.headers().getValues("X-Request-Id"));
        assertEquals(List.of("ward-7.0042"), answer.path("headers.x-request-id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "has space in it", "<script>alert(1)</script>", "aaaaaaaaaa{}"})
    void a_name_that_could_do_harm_in_a_log_is_replaced(String name) {
        // Given
        var request = ines().header("X-Request-Id", name);
        // When
        var answer = request.get(SUBJECT);
        // Then
        assertThat(answer.header("X-Request-Id"), matchesPattern("[0-9a-f-]{36}"));
        assertEquals(List.of(answer.header("X-Request-Id")), answer.path("headers.x-request-id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void an_answer_without_a_body_stays_without(int status) throws IOException {
        // Given
        enrollment.answer(request -> request.response()
                .setStatusCode(status)
                .putHeader("ETag", "\"3\"")
                .end());
        // When
        String answer;
        try (var wire = Wire.to(RestAssured.port)) {
            answer = wire.say(
                            "GET " + SUBJECT + " HTTP/1.1",
                            "Host: gateway",
                            "Connection: close",
                            "Authorization: Bearer " + inesToken(),
                            "")
                    .hearAll();
        }
        // Then
        assertThat(answer, startsWith("HTTP/1.1 " + status));
        assertThat(answer, containsStringIgnoringCase("etag: \"3\""));
        assertThat(answer, endsWith("\r\n\r\n"));
    }

    @Test
    void head_is_answered_by_the_service() {
        // Given
        enrollment.answer(
                request -> request.response().putHeader("ETag", "\"3\"").end());
        // When
        var answer = ines().head(SUBJECT);
        // Then
        answer.then().statusCode(200).header("ETag", "\"3\"");
    }
}
