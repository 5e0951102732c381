package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.embedded.EmbeddedIssuer;
import casebook.embedded.IssuerClient;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A service that starts while the issuer is away, sees it come, and sees it go again. */
@QuarkusTest
@QuarkusTestResource(
        value = RealServers.class,
        initArgs = @ResourceArg(name = "database", value = "scheduling"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = LateIssuer.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuerAwayTest {
    private static final String PARKED = "/api/v1/operations/parked-events";
    private static final Duration COMES_BACK = Duration.ofSeconds(20);
    /** Milliseconds on a busy machine; far below what waiting for an issuer took. */
    private static final long AT_ONCE = 3_000;

    private final int port = ConfigProvider.getConfig().getValue(LateIssuer.PORT, Integer.class);

    @Test
    @Order(1)
    void theServiceLivesAndSaysWhyItIsNotReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == \"The issuer's keys\" }.status", equalTo("DOWN"));
    }

    @Test
    @Order(2)
    void whoAsksIsToldAtOnce() {
        refused(asked(Tokens.of("root")));
    }

    @Test
    @Order(3)
    void whoAsksIsToldAtOnceWhileTheIssuerIsSilent() throws IOException {
        try (var silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            // Given
            silent.accept().setKeepAlive(true);
            // When
            var answer = asked(Tokens.of("root"));
            // Then
            refused(answer);
        }
    }

    @Test
    @Order(4)
    void theServiceGoesOnByItselfWhenTheIssuerComesAndWithoutItWhenItGoes() {
        // Given
        String known;
        String neverSeen;
        try (var issuer = EmbeddedIssuer.start(port, Path.of("target/late-issuer.log"))) {
            await().atMost(COMES_BACK)
                    .until(() -> given().get("/q/health/ready").statusCode() == 200);
            known = IssuerClient.passwordGrant(issuer.url(), "root", "root");
            neverSeen = IssuerClient.passwordGrant(issuer.url(), "root", "root");
            asked(known).statusCode(200);
        }
        // When
        var answers = new ValidatableResponse[] {asked(known), asked(neverSeen)};
        // Then
        for (var answer : answers) {
            answer.statusCode(200).time(lessThan(AT_ONCE));
        }
        assertEquals(200, given().get("/q/health/ready").statusCode());
        asked(ofUnknownKey(known)).statusCode(anyOf(is(401), is(503))).time(lessThan(2 * AT_ONCE));
        asked(ofUnknownKey(neverSeen)).statusCode(401).time(lessThan(AT_ONCE));
    }

    private static ValidatableResponse asked(String token) {
        return given().auth().oauth2(token).get(PARKED).then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(503)
                .time(lessThan(AT_ONCE))
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("/docs/problems/unavailable"))
                .body("reasons[0].code", equalTo("issuer-away"));
    }

    private static String ofUnknownKey(String token) {
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"unknown\"}".getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header) + token.substring(token.indexOf('.'));
    }
}
