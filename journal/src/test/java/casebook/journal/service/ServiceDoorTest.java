package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.testing.OwnTokens;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service itself refuses before any endpoint is asked is told as everything else is. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class ServiceDoorTest {
    private static final String PARKED = "/api/v1/operations/parked-events";
    private static final String CHALLENGE = "Bearer realm=\"casebook\"";
    private static final String INVALID = CHALLENGE + ", error=\"invalid_token\"";

    @Test
    void withoutATokenNobodyComesIn() {
        refused(given(), "token-missing", CHALLENGE);
        refused(given().header("Authorization", "Basic cm9vdDpyb290"), "token-missing", CHALLENGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsRefused(String token) {
        refused(given().auth().oauth2(token), "token-invalid", INVALID);
    }

    @Test
    void aTokenMustBeAboutSomebodyForUsAndStillValid() {
        for (var change : List.<Consumer<ObjectNode>>of(
                claims -> claims.remove("sub"),
                claims -> claims.put("sub", ""),
                claims -> claims.put("exp", 1_700_000_000),
                claims -> claims.remove("exp"),
                claims -> claims.put("aud", "another"),
                claims -> claims.put("iss", "http://127.0.0.1/another"))) {
            refused(given().auth().oauth2(OwnTokens.signedByIssuer("root", change)), "token-invalid", INVALID);
        }
    }

    @Test
    void twoTokensAreRefused() {
        refused(
                given().header("Authorization", "Bearer " + Tokens.of("root"), "Bearer " + Tokens.of("ines")),
                "token-ambiguous",
                INVALID);
    }

    @Test
    void aTokenIsGoodForManyRequestsAndEachTokenForItsOwnUser() {
        // Given
        for (var time = 0; time < 3; time++) {
            root().get(PARKED).then().statusCode(200);
        }
        // When
        var other = given().auth().oauth2(Tokens.of("ines")).get(PARKED);
        // Then
        other.then().statusCode(403);
        root().get(PARKED).then().statusCode(200);
    }

    @Test
    void whatNoEndpointTakesIsAProblemToo() {
        problem(root().delete(PARKED), 405, "method-not-allowed");
        problem(root().accept("image/png").get(PARKED), 406, "not-acceptable");
        var table = root().contentType("text/csv").body("a,b").post("/api/v1/operations/copies/rebuild");
        problem(table, 415, "unsupported-media-type");
        table.then().body("reasons[0].code", equalTo("content-type-not-taken"));
        problem(
                root().contentType("application/json").body("{").post("/api/v1/operations/copies/rebuild"),
                400,
                "malformed-request");
        problem(root().get("/api/v1/nowhere"), 404, "not-found");
    }

    @Test
    void aBodyThatIsTooLargeIsToldSo() {
        // Given
        var large = "\"" + "x".repeat(3_000_000) + "\"";
        // When
        var answer = root().contentType("application/json").body(large).post("/api/v1/operations/copies/rebuild");
        // Then
        problem(answer, 413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/%00 HTTP/1.1", "GET /api/v1/studies/a%2fb/sites HTTP/1.1"})
    void anAddressThatNamesNothingIsNoFailure(String line) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            // Given
            var request = line + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                    + Tokens.of("root") + "\r\n\r\n";
            // When
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // Then
            assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    private static RequestSpecification root() {
        return given().auth().oauth2(Tokens.of("root"));
    }

    private static void refused(RequestSpecification request, String code, String challenge) {
        request.get(PARKED)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", challenge)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/problems/unauthenticated"))
                .body("reasons[0].code", equalTo(code));
    }

    private static void problem(Response answer, int status, String type) {
        answer.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .header("Set-Cookie", nullValue())
                .body("type", equalTo("/docs/problems/" + type));
    }
}
