package casebook.enrollment.allocation.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.eligible;
import static casebook.enrollment.SubjectClient.signedIn;
import static org.hamcrest.Matchers.equalTo;

import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class CohortsResourceTest {
    private static final Map<String, String> BECAUSE = Map.of("reason", "Safety review");

    @Test
    void aHeldCohortTakesNobodyUntilItIsReleased() {
        // Given
        var study = study("als-held").running();
        var cohort = study.path() + "/cohorts/cohort-1";
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        var held = as("ines").body(BECAUSE).post(cohort + "/hold");
        subject.enrolls("2025-03-26").statusCode(409).body("reasons.code", equalTo(List.of("cohort-held")));

        // When
        var released = signedIn("sofia")
                .header("If-Match", held.header("ETag"))
                .body(Map.of("reason", "No objection"))
                .post(cohort + "/release")
                .then();

        // Then
        released.statusCode(201).body("held", equalTo(false));
        subject.enrolls("2025-03-26").statusCode(201);
        as("ines").get(cohort).then().body("taken", equalTo(1)).body("cap", equalTo(6));
    }

    @Test
    void whoReleasesMustKnowOfEveryHold() {
        // Given
        var study = study("als-release").running();
        var cohort = study.path() + "/cohorts/cohort-1";
        as("sam").body(BECAUSE).post(cohort + "/hold").then().statusCode(201);

        // When
        var stale = signedIn("sam")
                .header("If-Match", "\"1\"")
                .body(BECAUSE)
                .post(cohort + "/release")
                .then();

        // Then
        stale.statusCode(412);
        signedIn("sam").body(BECAUSE).post(cohort + "/release").then().statusCode(428);
        as("ines")
                .header("If-Match", "\"2\"")
                .body(BECAUSE)
                .post(cohort + "/release")
                .then()
                .statusCode(403);
    }

    @Test
    void aSecondHoldIsKeptAndStopsAReleaseThatDidNotKnowIt() {
        // Given
        var cohort = study("als-held-twice").running().path() + "/cohorts/cohort-1";
        var first = as("sam").body(BECAUSE).post(cohort + "/hold");

        // When
        var second = as("ines")
                .body(Map.of("reason", "Anaphylaxis in the third subject"))
                .post(cohort + "/hold");

        // Then
        second.then()
                .statusCode(201)
                .body("heldBecause", equalTo(BECAUSE.get("reason") + "\nAnaphylaxis in the third subject"));
        release(cohort, first.header("ETag")).then().statusCode(412);
        release(cohort, second.header("ETag")).then().statusCode(201).body("held", equalTo(false));
        release(cohort, second.header("ETag")).then().statusCode(412);
    }

    private static Response release(String cohort, String tag) {
        return signedIn("sofia")
                .header("If-Match", tag)
                .body(Map.of("reason", "No objection"))
                .post(cohort + "/release");
    }

    @Test
    void aHoldNamesASiteOnlyWhereThereIsOne() {
        // Given
        var study = study("als-held-from").running();
        as("*:HYU:investigator").body(BECAUSE).post(study.path() + "/cohorts/cohort-1/hold");

        // When
        as("*:HYU:investigator,*:SNU:investigator").body(BECAUSE).post(study.path() + "/cohorts/cohort-1/hold");

        // Then
        as("ada")
                .get(study.path() + "/audit-trail")
                .then()
                .body("records.findAll { it.action == 'held' }.attribution.site", equalTo(Arrays.asList("HYU", null)));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        // Given
        var study = study("als-no-cohort").running();

        // When
        var refused = as("sam")
                .body(BECAUSE)
                .post(study.path() + "/cohorts/cohort-9/hold")
                .then();

        // Then
        refused.statusCode(404);
        as("sam").get(study.path() + "/cohorts/cohort-9").then().statusCode(404);
        as("sam")
                .body(Map.of())
                .post(study.path() + "/cohorts/cohort-1/hold")
                .then()
                .statusCode(422);
    }
}
