package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.inesToken;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class RequestHeadTest {
    private static Peer enrollment;

    @BeforeAll
    static void start() {
        enrollment = Peer.of("enrollment");
    }

    @AfterAll
    static void stop() {
        enrollment.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: said", "Host: a\r\nHost: b"})
    void who_does_not_say_to_whom_is_refused(String host) throws IOException {
        refused(heard("GET " + SUBJECT + " HTTP/1.1", host), "400", "malformed-request", "host-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: a b", "Host: a:b:c", "Host: a/b"})
    void what_is_no_host_is_refused(String host) throws IOException {
        refused(heard("GET " + SUBJECT + " HTTP/1.1", host), "400", "malformed-request", "status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=%zz", "?q=a|b", "?q=%", "?q=\"", "?q=a\\b", "?q=a#part"})
    void what_is_no_query_is_refused(String query) throws IOException {
        var answer = heard("GET " + SUBJECT + query + " HTTP/1.1", "Host: gateway");
        refused(answer, "400", "malformed-request", "unreadable-parameter");
    }

    @Test
    void what_has_no_path_is_refused() throws IOException {
        refused(heard("GET ?q=a HTTP/1.1", "Host: gateway"), "400", "malformed-request", "path-not-plain");
    }

    @Test
    void an_address_of_the_limit_goes_through() throws IOException {
        // Given
        var address = longAddress(RequestHead.LONGEST_ADDRESS);
        // When
        var answer = heard("GET " + address + " HTTP/1.1", "Host: gateway");
        // Then
        assertThat(answer, startsWith("HTTP/1.1 200 "));
    }

    @Test
    void a_longer_address_is_refused() throws IOException {
        // Given
        var address = longAddress(RequestHead.LONGEST_ADDRESS + 1);
        // When
        var answer = heard("GET " + address + " HTTP/1.1", "Host: gateway");
        // Then
        refused(answer, "414", "uri-too-long", "uri-too-long");
    }

    @Test
    void a_far_longer_address_is_not_read() throws IOException {
        // Given
        var address = longAddress(100_000);
        // When
        var answer = heard("GET " + address + " HTTP/1.1", "Host: gateway");
        // Then
        assertThat(answer, containsString(" 414 "));
    }

    @Test
    void headers_below_the_limit_go_through() throws IOException {
        // Given
        var large = "X-Large: "
                + "x".repeat(RequestHead.LARGEST_HEADERS - inesToken().length() - 300);
        // When
        var answer = heard("GET " + SUBJECT + " HTTP/1.1", "Host: gateway\r\n" + large);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 200 "));
    }

    @Test
    void larger_headers_are_refused() throws IOException {
        // Given
        var large = "X-Large: "
                + "x".repeat(RequestHead.LARGEST_HEADERS - inesToken().length());
        // When
        var answer = heard("GET " + SUBJECT + " HTTP/1.1", "Host: gateway\r\n" + large);
        // Then
        refused(answer, "431", "headers-too-large", "headers-too-large");
    }

    @Test
    void far_larger_headers_are_not_read() throws IOException {
        // Given
        var large = "X-Large: " + "x".repeat(100_000);
        // When
        var answer = heard("GET " + SUBJECT + " HTTP/1.1", "Host: gateway\r\n" + large);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 431 "));
    }

    @Test
    void a_body_is_not_lost_when_it_follows_a_change_of_protocol() throws IOException {
        try (var wire = Wire.to(RestAssured.port)) {
            // Given
            wire.say(upgrade("Transfer-Encoding: chunked")).hearUntil("\r\n\r\n");
            // When
            wire.say("6", "second");
            var answer = wire.say("6", "second", "0", "").hearUntil("\"bytes\":12");
            // Then
            assertThat(answer, containsString("enrollment"));
        }
    }

    @Test
    void a_body_is_not_lost_when_it_comes_with_a_change_of_protocol() throws IOException {
        try (var wire = Wire.to(RestAssured.port)) {
            // Given
            var request = upgrade("Transfer-Encoding: chunked", "", "6", "second", "6", "second", "0");
            // When
            var answer = wire.say(request).hearUntil("\"bytes\":12");
            // Then
            assertThat(answer, containsString("enrollment"));
        }
    }

    private static String[] upgrade(String... body) {
        var head = List.of(
                "POST " + STUDY + "/subjects HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + inesToken(),
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__");
        return Stream.of(head, List.of(body), List.of("")).flatMap(List::stream).toArray(String[]::new);
    }

    private static String longAddress(int length) {
        var start = SUBJECT + "?q=";
        return start + "x".repeat(length - start.length());
    }

    private static String heard(String line, String headers) throws IOException {
        try (var wire = Wire.to(RestAssured.port)) {
            return wire.say(line, headers, "Connection: close", "Authorization: Bearer " + inesToken(), "")
                    .hearAll();
        }
    }

    private static void refused(String answer, String status, String type, String code) {
        var before = enrollment.requests();
        assertThat(answer, startsWith("HTTP/1.1 " + status + " "));
        assertThat(answer, containsString("application/problem+json"));
        assertThat(answer, containsString("/docs/problems/" + type + "\""));
        assertThat(answer, containsString("\"" + code + "\""));
        assertEquals(before, enrollment.requests());
    }
}
