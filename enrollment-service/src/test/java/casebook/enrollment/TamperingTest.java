package casebook.enrollment;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.eligible;
import static casebook.enrollment.SubjectClient.signedIn;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A superuser of the database changes what requests are answered from; verification finds it, and nothing is built on it. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class TamperingTest {
    private static final Map<String, String> BECAUSE = Map.of("reason", "Safety review");

    private final StudyFixture study = study("als-" + UUID.randomUUID());

    @BeforeEach
    void run() {
        study.running();
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        // Given
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        subject.enrolls("2025-03-26").statusCode(201);
        holdAndRelease();

        // When
        var verified = verified(subject.path());

        // Then
        verified.body("whole", equalTo(true)).body("records", equalTo(4));
        verified(study.path()).body("whole", equalTo(true)).body("records", equalTo(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update subject set state = jsonb_set(state, '{enrollment,enrolledOn}', '\"2025-03-25\"') where id = '%s'",
                "update subject set status = 'completed' where id = '%s'",
                "update subject set site = 'SNU' where id = '%s'",
                "update subject set revision = revision + 1 where id = '%s'",
                "update slot set subject = null where subject = '%s'",
                "update slot set number = number + 10 where subject = '%s'",
            })
    void aForgedRowOfASubjectIsFound(String forgery) {
        // Given
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        subject.enrolls("2025-03-26").statusCode(201);
        Superuser.execute("enrollment", forgery.formatted(subject.id()));

        // When
        var verified = verified(subject.path());

        // Then
        verified.body("whole", equalTo(false))
                .body("breaks.kind", contains("STATE_DIFFERS"))
                .body("breaks.position", contains(4));
    }

    @Test
    void nothingIsBuiltOnAForgedRow() {
        // Given
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        subject.enrolls("2025-03-26").statusCode(201);
        Superuser.execute(
                "enrollment",
                "update subject set state = jsonb_set(state, '{enrollment,enrolledOn}', '\"2025-03-25\"') where id = '"
                        + subject.id() + "'");

        // When
        var refused = subject.change("discontinuation", Map.of("discontinuedOn", "2025-04-01", "reason", "Moved away"));

        // Then
        refused.statusCode(409).body("reasons.code", contains("state-differs-from-record"));
        verified(subject.path()).body("records", equalTo(4));
    }

    @Test
    void aSlotThatWasEmptiedIsNotGivenAgain() {
        // Given
        var first = eligible(study, "2025-03-03", "2025-03-24");
        first.enrolls("2025-03-26").statusCode(201);
        var second = eligible(study, "2025-03-03", "2025-03-24");
        Superuser.execute("enrollment", "update slot set subject = null where subject = '" + first.id() + "'");

        // When
        var refused = second.enrolls("2025-03-26");

        // Then
        refused.statusCode(409).body("reasons.code", contains("state-differs-from-record"));
    }

    @Test
    void aHoldThatWasLiftedBehindTheServicesBackStillHolds() {
        // Given
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        as("sam")
                .body(BECAUSE)
                .post(study.path() + "/cohorts/cohort-1/hold")
                .then()
                .statusCode(201);
        Superuser.execute("enrollment", "update cohort set held_because = null where study = '" + study.id() + "'");

        // When
        var refused = subject.enrolls("2025-03-26");

        // Then
        refused.statusCode(409).body("reasons.code", contains("state-differs-from-record"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update cohort set held_because = null where study = '%s'",
                "update cohort set held_because = 'nothing' where study = '%s'",
                "update site set time_zone = 'UTC' where study = '%s' and id = 'HYU'",
                "delete from site where study = '%s' and id = 'SNU'",
                "update study_version set definition = jsonb_set(definition, '{title}', '\"x\"') where study = '%s'",
            })
    void aForgedRowOfTheStudyItselfIsFound(String forgery) {
        // Given
        as("sam")
                .body(BECAUSE)
                .post(study.path() + "/cohorts/cohort-1/hold")
                .then()
                .statusCode(201);
        Superuser.execute("enrollment", forgery.formatted(study.id()));

        // When
        var verified = verified(study.path());

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", contains("STATE_DIFFERS"));
    }

    @Test
    void aForgedHoldInTheStudysTrailIsFound() {
        // Given
        holdAndRelease();
        Superuser.execute(
                "enrollment",
                "update journal set content = jsonb_set(content, '{attribution,user}', '\"u-9\"') where study = '"
                        + study.id() + "' and key = 'cohort/cohort-1' and revision = 1");

        // When
        var verified = verified(study.path());

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem("ALTERED"));
        as("ada")
                .get(study.path() + "/audit-trail")
                .then()
                .body("records.action", hasItems("activated", "opened", "held", "released"));
    }

    private void holdAndRelease() {
        var cohort = study.path() + "/cohorts/cohort-1";
        var held = as("sam").body(BECAUSE).post(cohort + "/hold");
        signedIn("sofia")
                .header("If-Match", held.header("ETag"))
                .body(BECAUSE)
                .post(cohort + "/release")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse verified(String path) {
        return as("ada").get(path + "/audit-trail/verification").then().statusCode(200);
    }
}
