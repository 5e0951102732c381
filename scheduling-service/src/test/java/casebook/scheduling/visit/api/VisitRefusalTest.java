package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static casebook.scheduling.VisitClient.visitsOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import casebook.journal.testing.RealServers;
import casebook.scheduling.OtherServices;
import casebook.scheduling.OtherServices.Subject;
import casebook.scheduling.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class VisitRefusalTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-refusals");
    }

    @Test
    void aRefusalNamesEveryReason() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "screening", "2025-03-04").statusCode(200);

        // When
        var again = INVESTIGATOR.occurs(subject, "screening", "2999-01-01");
        var early = INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-02-01");
        var beforeAnchor = INVESTIGATOR.occurs(subject, "cycle1-dose2", "2025-04-30");

        // Then
        again.statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/problems/state-conflict"))
                .body("reasons.code", contains("visit-over", "date-in-future"));
        early.statusCode(422).body("reasons.code", contains("before-consent", "before-enrollment"));
        beforeAnchor.statusCode(409).body("reasons.code", contains("anchor-not-occurred"));
    }

    @Test
    void nothingHappensToWhoseParticipationHasEnded() {
        // Given
        var subject = services.enrolled();
        subject.discontinues();

        // When
        var booking = INVESTIGATOR.act(subject, "cycle1-dose1", "booking", Map.of("bookedFor", "2025-04-02"));
        var unscheduled = add(subject, Map.of("occurredOn", "2025-04-02"));

        // Then
        booking.statusCode(409).body("reasons.code", contains("visit-over", "subject-not-participating"));
        unscheduled.then().statusCode(409).body("reasons.code", contains("subject-not-participating"));
    }

    @Test
    void treatmentDoesNotExistBeforeEnrollment() {
        // Given
        var subject = services.register("HYU");
        subject.consents();

        // When
        var answer =
                INVESTIGATOR.act(subject, "cycle1-dose1", "occurrence", "\"1\"", Map.of("occurredOn", "2025-04-02"));

        // Then
        answer.statusCode(404);
    }

    @Test
    void aChangeNamesTheRevisionItWasDecidedOn() {
        // Given
        var subject = services.enrolled();
        var body = Map.of("bookedFor", "2025-04-02");

        // When
        var without = INVESTIGATOR
                .carrying(subject)
                .body(body)
                .post(visitsOf(subject) + "/cycle1-dose1/booking")
                .then();
        var stale = INVESTIGATOR.act(subject, "cycle1-dose1", "booking", "\"7\"", body);
        var noTag = INVESTIGATOR.act(subject, "cycle1-dose1", "booking", "seven", body);

        // Then
        without.statusCode(428);
        stale.statusCode(412).body("reasons.code", contains("stale-revision"));
        noTag.statusCode(400);
    }

    @Test
    void whatACallerMayNotSeeDoesNotExist() {
        // Given
        var elsewhere = services.register("SNU");
        elsewhere.consents();
        var subject = services.enrolled();
        var otherStudy = visitsOf(subject).replace("als-refusals", "als-other");

        // When
        var otherSite = INVESTIGATOR.list(elsewhere);
        var otherSiteCommand =
                INVESTIGATOR.act(elsewhere, "screening", "occurrence", "\"1\"", Map.of("occurredOn", "2025-03-04"));
        var wrongStudy = INVESTIGATOR.request().get(otherStudy).then();
        var nobody = INVESTIGATOR
                .request()
                .get(visitsOf(subject).replace(subject.id(), "0195a7c1-2f3b-7d4e-8a5b-6c7d8e9f0a1b"))
                .then();

        // Then
        otherSite.statusCode(404);
        otherSiteCommand.statusCode(404);
        wrongStudy.statusCode(404);
        nobody.statusCode(404);
        new VisitClient("mora").list(elsewhere).statusCode(200);
    }

    @Test
    void onlyWhoMayRecordsAndOnlyWhoIsKnownReads() {
        // Given
        var subject = services.enrolled();

        // When
        var monitor = new VisitClient("mora").occurs(subject, "screening", "2025-03-04");
        var administrator = new VisitClient("root").list(subject);
        var stranger = RestAssured.given().get(visitsOf(subject)).then();

        // Then
        monitor.statusCode(403);
        administrator.statusCode(403);
        stranger.statusCode(401);
    }

    @Test
    void whatCannotBeReadIsRefusedAsSuch() {
        // Given
        var subject = services.enrolled();
        var occurrence = visitsOf(subject) + "/screening/occurrence";

        // When
        var broken = INVESTIGATOR
                .carrying(subject)
                .header("If-Match", "\"1\"")
                .body("{\"occurredOn\": ")
                .post(occurrence);
        var unknownField = INVESTIGATOR
                .carrying(subject)
                .header("If-Match", "\"1\"")
                .body("{\"occuredOn\": \"2025-03-04\"}")
                .post(occurrence);
        var noDate = INVESTIGATOR
                .carrying(subject)
                .header("If-Match", "\"1\"")
                .body("{\"occurredOn\": \"4 March\"}")
                .post(occurrence);
        var missing = INVESTIGATOR
                .carrying(subject)
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(occurrence);
        var empty = INVESTIGATOR.carrying(subject).header("If-Match", "\"1\"").post(occurrence);

        // Then
        broken.then().statusCode(400);
        unknownField.then().statusCode(400);
        noDate.then().statusCode(400).body("reasons.pointer", hasItem("/occurredOn"));
        missing.then().statusCode(422).body("reasons.code", contains("required"));
        empty.then().statusCode(400);
    }

    private static Response add(Subject subject, Map<String, ?> body) {
        return INVESTIGATOR.carrying(subject).body(body).post(visitsOf(subject));
    }
}
