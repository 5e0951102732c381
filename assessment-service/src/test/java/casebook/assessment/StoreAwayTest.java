package casebook.assessment;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import casebook.journal.testing.OwnPostgres;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is away nothing fails as if it were our fault, and nothing has to be restarted afterwards. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
@QuarkusTestResource(
        value = OwnPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "assessment"),
        restrictToAnnotatedClass = true)
class StoreAwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void thePowerIsCutAndComesBack() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        capture(subject, form).then().statusCode(201);
        OwnPostgres.killServer();
        // When
        unavailable(subject.by("choi").get(form).then());
        unavailable(capture(subject, subject.form("screening", "alsfrs-r")).then());
        OwnPostgres.startServer("assessment");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> subject.by("choi").get(form).then().statusCode(200));
        capture(subject, form).then().statusCode(201).header("ETag", "\"1\"");
    }

    private static Response capture(SubjectFixture subject, String form) {
        return subject.by("choi")
                .header("Idempotency-Key", "power-cut")
                .body(FormFixture.vitalSigns("2025-03-04"))
                .post(form);
    }

    private static void unavailable(ValidatableResponse answer) {
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/docs/problems/unavailable"))
                .body("reasons[0].code", equalTo("store-away"));
    }
}
