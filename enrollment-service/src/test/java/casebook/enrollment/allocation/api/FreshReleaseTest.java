package casebook.enrollment.allocation.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import casebook.embedded.TestServers;
import casebook.enrollment.MovableClock;
import casebook.journal.testing.OwnTokens;
import casebook.journal.testing.RealServers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That dosing goes on after a hold is decided by somebody who proved who they are just now. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class FreshReleaseTest {
    private static final Map<String, String> BECAUSE = Map.of("reason", "No objection");
    private static final String CHALLENGE = "Bearer realm=\"casebook\", error=\"insufficient_user_authentication\","
            + " error_description=\"The user must have proved who they are more recently\", max_age=\"300\"";

    @Inject
    MovableClock clock;

    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    @AfterEach
    void putClockRight() {
        clock.putRight();
    }

    @Test
    void whoProvedItFiveMinutesAgoReleases() {
        // Given
        var cohort = held("als-fresh");
        var token = sofia(claims -> claims.put("auth_time", now.getEpochSecond() - 300));
        clock.stopAt(now);

        // When
        var released = release(cohort, token);

        // Then
        released.statusCode(201).body("held", equalTo(false));
    }

    @Test
    void whoProvedItASecondEarlierIsAskedToProveItAgainAndNothingIsReleased() {
        // Given
        var cohort = held("als-stale");
        var token = sofia(claims -> claims.put("auth_time", now.getEpochSecond() - 301));
        clock.stopAt(now);

        // When
        var refused = release(cohort, token);

        // Then
        refused(refused, "authentication-too-old");
        as("sofia").get(cohort).then().statusCode(200).body("held", equalTo(true));
    }

    @Test
    void aTokenThatWasVerifiedGrowsOldNevertheless() {
        // Given
        var cohort = held("als-growing-old");
        var token = sofia(claims -> claims.put("auth_time", now.getEpochSecond() - 300));
        clock.stopAt(now);
        release(cohort, token).statusCode(201);
        var again = as("sam").body(BECAUSE).post(cohort + "/hold");

        // When
        clock.stopAt(now.plusSeconds(1));

        // Then
        refused(release(cohort, token, again.header("ETag")), "authentication-too-old");
    }

    @Test
    void whatProvesNothingReleasesNothing() {
        // Given
        var cohort = held("als-no-proof");
        clock.stopAt(now);

        // When
        var asMachine = release(cohort, TestServers.machineToken("*:*:sponsor"));

        // Then
        refused(asMachine, "authentication-time-missing");
        refused(release(cohort, sofia(claims -> claims.remove("auth_time"))), "authentication-time-missing");
        refused(
                release(cohort, sofia(claims -> claims.put("auth_time", "" + now.getEpochSecond()))),
                "authentication-time-missing");
        refused(
                release(cohort, sofia(claims -> claims.put("auth_time", now.getEpochSecond() + 61))),
                "authentication-in-future");
    }

    @Test
    void whoMayNotIsRefusedForThat() {
        // Given
        var cohort = held("als-stale-role");

        // When
        var refused = release(cohort, TestServers.machineToken("*:*:investigator"));

        // Then
        refused.statusCode(403).body("reasons.code", equalTo(List.of("role-not-allowed")));
        release(cohort, TestServers.machineToken("als-elsewhere:*:sponsor")).statusCode(404);
    }

    @Test
    void aHoldWaitsForNobodyToSignIn() {
        // Given
        var cohort = study("als-hold-at-once").running().path() + "/cohorts/cohort-1";

        // When
        var held = given().auth()
                .oauth2(sofia(claims -> claims.put("auth_time", now.getEpochSecond() - 86_400)))
                .contentType("application/json")
                .body(BECAUSE)
                .post(cohort + "/hold");

        // Then
        held.then().statusCode(201);
    }

    private static String held(String id) {
        var cohort = study(id).running().path() + "/cohorts/cohort-1";
        as("sam").body(BECAUSE).post(cohort + "/hold").then().statusCode(201);
        return cohort;
    }

    private static String sofia(Consumer<ObjectNode> change) {
        return OwnTokens.signedByIssuer("sofia", change);
    }

    private static ValidatableResponse release(String cohort, String token) {
        return release(cohort, token, as("sofia").get(cohort).header("ETag"));
    }

    private static ValidatableResponse release(String cohort, String token, String tag) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(BECAUSE)
                .post(cohort + "/release")
                .then();
    }

    private static void refused(ValidatableResponse answer, String code) {
        answer.statusCode(401)
                .header("WWW-Authenticate", CHALLENGE)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/problems/fresh-authentication-required"))
                .body("reasons.code", equalTo(List.of(code)));
    }
}
