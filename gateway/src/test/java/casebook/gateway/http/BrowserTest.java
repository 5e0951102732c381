package casebook.gateway.http;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.ines;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import casebook.gateway.testing.SignInAgain;
import casebook.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told, and what pages of other origins may do. */
@QuarkusTest
@TestProfile(BrowserTest.OneOrigin.class)
@WithTestResource(GatewayParts.class)
class BrowserTest {
    private static final String OURS = "https://edc.example.org";

    public static class OneOrigin implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.cors.origins", OURS);
        }
    }

    private Peer enrollment;

    @BeforeEach
    void start() {
        enrollment = Peer.of("enrollment");
    }

    @AfterEach
    void stop() {
        enrollment.close();
    }

    @Test
    void answers_of_services_carry_what_protects_a_browser() {
        // When
        var answer = ines().get(STUDY + "/sites");
        // Then
        answer.then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void refusals_carry_it_too() {
        // When
        var answer = anybody().get(STUDY + "/sites");
        // Then
        answer.then()
                .statusCode(401)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
    }

    @Test
    void a_page_of_an_origin_that_was_named_may_ask_first() {
        // When
        var answer = anybody()
                .header("Origin", OURS)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .options(STUDY + "/subjects");
        // Then
        answer.then().statusCode(200).header("Access-Control-Allow-Origin", OURS);
    }

    @Test
    void a_page_of_an_origin_that_was_named_can_read_a_refusal() throws IOException {
        try (var wire = Wire.to(RestAssured.port)) {
            // When
            var answer = wire.say(
                            "POST " + STUDY + "/subjects HTTP/1.1",
                            "Host: gateway",
                            "Origin: " + OURS,
                            "Content-Length: 3000000",
                            "")
                    .hearAll();
            // Then
            assertThat(answer, startsWith("HTTP/1.1 413 "));
            assertThat(answer, containsStringIgnoringCase("\r\naccess-control-allow-origin: " + OURS + "\r\n"));
        }
    }

    @Test
    void a_page_of_an_origin_that_was_named_can_read_that_its_user_is_to_sign_in_again() {
        // Given
        enrollment.answer(SignInAgain::answer);
        // When
        var answer = ines().header("Origin", OURS).get(STUDY + "/sites");
        // Then
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("max_age=\"300\""))
                .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"));
    }

    @Test
    void a_page_of_the_gateways_own_origin_may_ask() {
        // When
        var answer = ines().header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .get(STUDY + "/sites");
        // Then
        answer.then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example.org",
                "http://elsewhere.example.org",
                "https://edc.example.org.elsewhere.example.org",
                "http://localhost",
                "null",
                "x"
            })
    void a_page_of_another_origin_may_not_and_is_told(String origin) {
        // When
        var answer = ines().header("Origin", origin).get(STUDY + "/sites");
        // Then
        answer.then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue())
                .body("reasons.code", contains("origin-not-allowed"));
    }

    /** The one after it was never answered, as long as nobody had read the first to its end. */
    @Test
    void the_next_request_on_the_connection_is_answered() throws IOException {
        try (var wire = Wire.to(RestAssured.port)) {
            // When
            var answers = wire.say(
                            "GET " + STUDY + "/sites HTTP/1.1",
                            "Host: gateway",
                            "Origin: https://elsewhere.example.org",
                            "",
                            "GET " + STUDY + "/sites HTTP/1.1",
                            "Host: gateway",
                            "Connection: close",
                            "")
                    .hearAll();
            // Then
            assertThat(answers, startsWith("HTTP/1.1 403 "));
            assertThat(answers, containsString("HTTP/1.1 401 "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET " + STUDY + "/sites?a=%", "GET " + STUDY + "/sites?a={", "GET /%zz"})
    void another_origin_is_told_from_ours_also_where_the_address_is_none(String asked) throws IOException {
        try (var wire = Wire.to(RestAssured.port)) {
            // When
            var answer = wire.say(
                            asked + " HTTP/1.1", "Host: a_gateway", "Origin: http://elsewhere", "Connection: close", "")
                    .hearAll();
            // Then
            assertThat(answer, startsWith("HTTP/1.1 4"));
            assertThat(answer, containsString("application/problem+json"));
        }
    }

    @Test
    void a_large_answer_is_compressed_for_who_asks_for_it_and_comes_out_the_same() {
        // Given
        var text = "{\"long\":\"" + "a".repeat(100_000) + "\"}";
        enrollment.answer(request ->
                request.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(text)));
        // When
        var answer = ines().header("Accept-Encoding", "gzip").get(STUDY + "/sites");
        // Then
        answer.then().statusCode(200).header("Content-Encoding", "gzip").body("long", equalTo("a".repeat(100_000)));
    }
}
