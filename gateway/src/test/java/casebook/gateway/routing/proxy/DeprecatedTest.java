package casebook.gateway.routing.proxy;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.ines;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What will go, as {@link GatewayParts} has set it, says so with every answer. */
@QuarkusTest
@WithTestResource(GatewayParts.class)
class DeprecatedTest {
    private static final String GOING = STUDY + "/versions/0.9";

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
    void an_answer_of_a_service_says_that_the_operation_will_go() {
        // When
        var answer = ines().get(GOING);
        // Then
        answer.then()
                .statusCode(200)
                .header("Deprecation", "@1767225600")
                .header("Sunset", "Fri, 01 Jan 2027 00:00:00 GMT")
                .header("Link", "<https://casebook.example/v2>; rel=\"deprecation\"; type=\"text/html\"")
                .body("service", equalTo("enrollment"));
    }

    @Test
    void a_refusal_says_it_too() {
        // When
        var answer = anybody().get(GOING);
        // Then
        answer.then().statusCode(401).header("Deprecation", "@1767225600");
    }

    @Test
    void what_stays_says_nothing() {
        // Given
        ines().get(STUDY + "/versions/1.0").then().statusCode(200).header("Deprecation", nullValue());
        // When
        var otherMethod = ines().put(GOING);
        // Then
        otherMethod.then().header("Deprecation", nullValue()).header("Sunset", nullValue());
    }
}
