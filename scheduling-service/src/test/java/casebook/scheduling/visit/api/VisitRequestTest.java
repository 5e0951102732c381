package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static casebook.scheduling.VisitClient.visitsOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import casebook.journal.testing.RealServers;
import casebook.scheduling.OtherServices;
import casebook.scheduling.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may ask for a visit, and how. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class VisitRequestTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-visit-requests");
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
        var otherStudy = visitsOf(subject).replace("als-visit-requests", "als-other");

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

    @Test
    void aVisitThatCannotExistDoesNot() {
        // Given
        var subject = services.enrolled();
        var paths = List.of("/X", "/screening_1", "/-", "/" + "x".repeat(65));

        // When
        var answers = paths.stream()
                .map(path -> INVESTIGATOR.carrying(subject).get(visitsOf(subject) + path))
                .toList();

        // Then
        answers.forEach(answer -> answer.then().statusCode(404).body("type", equalTo("/docs/problems/not-found")));
    }
}
