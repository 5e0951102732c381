package casebook.gateway.routing;

import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.inesToken;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.embedded.EmbeddedIssuer;
import casebook.embedded.IssuerClient;
import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.LateIssuer;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A gateway that starts while the issuer is away, sees it come, and sees it go again. */
@QuarkusTest
@WithTestResource(GatewayParts.class)
@WithTestResource(LateIssuer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuerAwayTest {
    private static final Duration COMES_BACK = Duration.ofSeconds(20);
    /** Milliseconds on a busy machine; far below what waiting for an issuer took. */
    private static final long AT_ONCE = 3_000;

    @Test
    @Order(1)
    void who_asks_is_told_at_once() {
        // Given
        anybody().get("/q/health/live").then().statusCode(200);
        anybody().get("/q/health/ready").then().statusCode(503);
        // When
        var answer = asked(inesToken());
        // Then
        answer.statusCode(503)
                .time(lessThan(AT_ONCE))
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("reasons[0].code", equalTo("issuer-away"));
    }

    @Test
    @Order(2)
    void the_gateway_goes_on_by_itself_when_the_issuer_comes_and_without_it_when_it_goes() {
        try (var _ = Peer.of("enrollment")) {
            // Given
            var port = ConfigProvider.getConfig().getValue(LateIssuer.PORT, Integer.class);
            List<String> tokens;
            try (var issuer = EmbeddedIssuer.start(port, Path.of("target/late-issuer.log"))) {
                await().atMost(COMES_BACK)
                        .until(() -> anybody().get("/q/health/ready").statusCode() == 200);
                tokens = List.of(token(issuer), token(issuer));
                asked(tokens.getFirst()).statusCode(200);
            }
            // When
            var answers = tokens.stream().map(IssuerAwayTest::asked).toList();
            // Then
            answers.forEach(answer -> answer.statusCode(200).time(lessThan(AT_ONCE)));
            assertEquals(200, anybody().get("/q/health/ready").statusCode());
        }
    }

    private static String token(EmbeddedIssuer issuer) {
        return IssuerClient.passwordGrant(issuer.url(), "ines", "ines");
    }

    private static ValidatableResponse asked(String token) {
        return anybody().header("Authorization", "Bearer " + token).get(SUBJECT).then();
    }
}
