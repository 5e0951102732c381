package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.inesToken;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class PathTricksTest {
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
    @ValueSource(
            strings = {
                "/api/v1/studies/../operations/parked-events",
                "/api/v1/studies/./versions/1",
                "/api/v1/studies/%2e%2e/operations/parked-events",
                "/api/v1/studies/..%2foperations/parked-events",
                "/api/v1//studies",
                "//api/v1/studies",
                "/api/v1/studies/a%2Fsites",
                "/api/v1/studies/a%5Csites",
                "/api/v1/studies/a%252Fsites",
                "/api/v1/studies;x=1",
                "/api/v1/studies/a;/../../operations",
                "/api/v1/studies/a%3B/sites",
                "/api/v1/studies/a%00/sites",
                "/api/v1/studies/a%0d%0aX-Evil:1/sites",
                "/api/v1/studies/...",
                "/api/v1/studies/%61lpha/sites",
                "/api/..;/q/health",
                "/api/v1/studies/%zz/sites",
                "/api/v1/studies/%/sites",
                "/api/v1/studies/a%2/sites",
                "/api/v1/studies/%ff%fe/sites",
                "/%zz",
                "/api/v1/studies/a\\sites",
                "/api/v1/studies/a|b/sites",
                "http://elsewhere.example/api/v1/studies",
            })
    void a_path_that_could_mean_two_things_is_refused(String path) throws IOException {
        // Given
        var before = enrollment.requests();
        // When
        var answer = answerTo(path);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 400 "));
        assertThat(answer, containsString("application/problem+json"));
        assertThat(answer, containsString("\"path-not-plain\""));
        assertThat(answer, containsStringIgnoringCase("x-request-id: "));
        assertEquals(before, enrollment.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/v1/studies",
                "*",
            })
    void a_path_that_is_none_is_refused(String path) throws IOException {
        // Given
        var before = enrollment.requests();
        // When
        var answer = answerTo(path);
        // Then
        assertThat(answer, startsWith("HTTP/1.1 40"));
        assertEquals(before, enrollment.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: x-unknown",
                "Content-Length: 3\r\nContent-Length: 4",
                "Content-Length: -1",
                "Content-Length: 1 1",
            })
    void a_length_that_could_mean_two_things_is_refused(String headers) throws IOException {
        // Given
        var before = enrollment.requests();
        // When
        String answer;
        try (var wire = Wire.to(RestAssured.port)) {
            answer = wire.say(
                            "POST /api/v1/studies/a/subjects HTTP/1.1",
                            "Host: gateway",
                            "Connection: close",
                            "Authorization: Bearer " + inesToken(),
                            headers,
                            "",
                            "0",
                            "")
                    .hearAll();
        }
        // Then
        assertThat(answer, startsWith("HTTP/1.1 400 "));
        assertEquals(before, enrollment.requests());
    }

    private static String answerTo(String path) throws IOException {
        try (var wire = Wire.to(RestAssured.port)) {
            return wire.say(
                            "GET " + path + " HTTP/1.1",
                            "Host: gateway",
                            "Connection: close",
                            "Authorization: Bearer " + inesToken(),
                            "")
                    .hearAll();
        }
    }
}
