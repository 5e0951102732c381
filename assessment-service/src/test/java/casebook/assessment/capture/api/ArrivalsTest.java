package casebook.assessment.capture.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes from the other services may be on its way, come again, or be made again. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class ArrivalsTest {
    private static final String COMPLETE = FormFixture.vitalSigns("2025-03-04");

    @Test
    void aVisitThatIsOnItsWayIsWaitedFor() {
        // Given
        var subject = SubjectFixture.registered().consentsTo("1.0", "2025-03-03");
        var waiting = subject.by("choi").body(COMPLETE);

        // When
        var answer = CompletableFuture.supplyAsync(() -> waiting.post(subject.form("screening", "vital-signs")));
        subject.plans("screening", "vital-signs");

        // Then
        answer.join().then().statusCode(201);
    }

    @Test
    void withoutAPositionOnlyWhatIsKnownCounts() {
        // Given
        var subject = SubjectFixture.registered().consentsTo("1.0", "2025-03-03");
        subject.by("choi").get(subject.path() + "/forms").then().statusCode(200);
        var unplanned = subject.path() + "/visits/screening/forms/vital-signs";

        // When
        var refused = RestAssured.given()
                .auth()
                .oauth2(Tokens.of("choi"))
                .contentType("application/json")
                .body(COMPLETE)
                .post(unplanned);

        // Then
        refused.then().statusCode(404).body("reasons.code", contains("not-found"));
    }

    @Test
    void aPlanThatMustBeOnItsWayIsToBeTriedAgain() {
        // Given
        var subject = SubjectFixture.registered().consentsTo("1.0", "2025-03-03");

        // When
        var refused = subject.by("choi").body(COMPLETE).post(subject.form("screening", "vital-signs"));

        // Then
        refused.then().statusCode(409).header("Retry-After", "1").body("type", equalTo("/docs/problems/copy-behind"));
    }

    @Test
    void aVisitThatNobodyPlansIsNotFoundWhateverTheCallerKnows() {
        // Given
        var subject = SubjectFixture.registered().consentsTo("1.0", "2025-03-03");

        // When
        var refused = subject.by("choi").body(COMPLETE).post(subject.form("visit-of-nobody", "vital-signs"));

        // Then
        refused.then().statusCode(404).body("reasons.code", contains("not-found"));
    }

    @Test
    void aStudyVersionThatHasNotArrivedIsToBeTriedAgain() {
        // Given
        var subject =
                SubjectFixture.registered().consentsTo("9.9", "2025-03-03").plans("screening", "vital-signs");

        // When
        var refused = subject.by("choi").body(COMPLETE).post(subject.form("screening", "vital-signs"));

        // Then
        refused.then().statusCode(409).header("Retry-After", "1").body("type", equalTo("/docs/problems/copy-behind"));
    }

    @Test
    void copiesMadeAgainSayTheSame() {
        // Given
        var subject = SubjectFixture.enrolled();
        await().until(() -> subject.by("choi").get(subject.path() + "/forms").statusCode() == 200);

        // When
        var rebuilt = RestAssured.given()
                .auth()
                .oauth2(Tokens.of("root"))
                .contentType("application/json")
                .body("{\"reason\": \"Copies were lost\"}")
                .post("/api/v1/operations/copies/rebuild");

        // Then
        rebuilt.then().statusCode(200).body("events", greaterThan(5));
        subject.by("choi")
                .body(FormFixture.administration("2025-04-03"))
                .post(subject.form("cycle1-dose1", "administration"))
                .then()
                .statusCode(201);
    }

    @Test
    void ofTwoCorrectionsOfOneRevisionOneIsStale() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        subject.by("choi").body(COMPLETE).post(form).then().statusCode(201);

        // When
        var answers = Stream.of("choi", "ines")
                .map(user -> CompletableFuture.supplyAsync(() ->
                        subject.by(user).header("If-Match", "\"1\"").body("""
                                {"items": {"heart-rate": 72}, "reason": "Misread"}""").post(form + "/corrections")))
                .toList();

        // Then
        assertEquals(
                List.of(200, 412),
                answers.stream()
                        .map(CompletableFuture::join)
                        .map(Response::statusCode)
                        .sorted()
                        .toList());
    }

    @Test
    void theTrailIsWhole() {
        // Given
        var subject = SubjectFixture.enrolled();
        subject.by("choi").body(FormFixture.vitalSigns("2025-04-03")).post(subject.form("cycle1-dose1", "vital-signs"));
        subject.by("choi")
                .body(FormFixture.administration("2025-04-03"))
                .post(subject.form("cycle1-dose1", "administration"));

        // When
        var verification = subject.by("ada").get(subject.path() + "/audit-trail/verification");

        // Then
        verification.then().statusCode(200).body("whole", equalTo(true)).body("records", equalTo(2));
    }
}
