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
import java.time.LocalDate;
import java.util.List;
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
        early.statusCode(409).body("reasons.code", contains("before-consent", "before-enrollment"));
        beforeAnchor.statusCode(409).body("reasons.code", contains("anchor-not-occurred"));
    }

    @Test
    void nothingOfTheProtocolHappensAfterTheEnd() {
        // Given
        var subject = services.enrolled();
        subject.discontinues("2025-04-03");

        // When
        var booking = INVESTIGATOR.act(subject, "cycle1-dose1", "booking", Map.of("bookedFor", "2025-04-02"));
        var dayAfter = INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04");

        // Then
        booking.statusCode(409).body("reasons.code", contains("visit-over", "participation-ended"));
        dayAfter.statusCode(409).body("reasons.code", contains("participation-ended"));
    }

    @Test
    void whatTookPlaceUntilTheEndIsRecordedAfterIt() {
        // Given
        var subject = services.enrolled();
        subject.discontinues("2025-04-03");

        // When
        var occurred = INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-03");

        // Then
        occurred.statusCode(200).body("status", equalTo("occurred"));
        INVESTIGATOR.list(subject).body("totals.occurred", equalTo(1)).body("totals.cancelled", equalTo(15));
    }

    @Test
    void anAdverseEventIsFollowedAfterTheEndButNotAfterWithdrawal() {
        // Given
        var subject = services.enrolled();
        subject.discontinues("2025-04-03");

        // When
        var occurred = add(subject, Map.of("occurredOn", "2025-05-02"));
        var planned = add(subject, Map.of("plannedOn", "2025-06-02"));

        // Then
        occurred.then().statusCode(201);
        planned.then().statusCode(201).body("status", equalTo("planned"));
        INVESTIGATOR.occurs(subject, "unscheduled-2", "2025-06-03").statusCode(200);
        subject.withdraws();
        add(subject, Map.of("occurredOn", "2025-03-31"))
                .then()
                .statusCode(409)
                .body("reasons.code", contains("consent-withdrawn"));
    }

    @Test
    void theWithdrawalOfTheLatestConsentIsTheEndOfAll() {
        // Given
        var subject = services.register("HYU");
        subject.consents();
        subject.consents(2, LocalDate.parse("2025-03-10"));
        subject.withdraws(2);

        // When
        var occurred = INVESTIGATOR.occurs(subject, "screening", "2025-03-12");

        // Then
        occurred.statusCode(409).body("reasons.code", contains("visit-over", "consent-withdrawn"));
    }

    @Test
    void nothingBeforeConsent() {
        // Given
        var subject = services.register("HYU");

        // When
        var answer = INVESTIGATOR.act(subject, "screening", "occurrence", "\"1\"", Map.of("occurredOn", "2025-03-04"));

        // Then
        answer.statusCode(409).body("reasons.code", contains("no-consent"));
    }

    @Test
    void nothingOfTheTreatmentBeforeEnrollment() {
        // Given
        var subject = services.register("HYU");
        subject.consents();

        // When
        var occurrence =
                INVESTIGATOR.act(subject, "cycle1-dose1", "occurrence", "\"1\"", Map.of("occurredOn", "2025-04-02"));
        var booking = INVESTIGATOR.act(subject, "cycle1-dose1", "booking", "\"1\"", Map.of("bookedFor", "2025-04-02"));
        var missed = INVESTIGATOR.act(subject, "cycle1-dose1", "missed", "\"1\"", Map.of("reason", "Ill"));
        var cancelled = INVESTIGATOR.act(subject, "cycle1-dose1", "cancellation", "\"1\"", Map.of("reason", "Ill"));
        var unheard = INVESTIGATOR.act(subject, "cycle9-dose9", "booking", "\"1\"", Map.of("bookedFor", "2025-04-02"));

        // Then
        for (var refused : List.of(occurrence, booking, missed, cancelled)) {
            refused.statusCode(409).body("reasons.code", contains("not-allocated"));
        }
        unheard.statusCode(404);
    }

    @Test
    void aVisitTookPlaceOnTheDayOnWhichTheProductWasGiven() {
        // Given
        var subject = services.enrolled();
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-03"));

        // When
        var dayBefore = INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-02");
        var dayAfter = INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04");
        var missed = INVESTIGATOR.act(subject, "cycle1-dose1", "missed", Map.of("reason", "Ill"));
        var cancelled = INVESTIGATOR.act(subject, "cycle1-dose1", "cancellation", Map.of("reason", "Ill"));

        // Then
        dayBefore.statusCode(409).body("reasons.code", contains("other-day-than-administration"));
        dayAfter.statusCode(409).body("reasons.code", contains("other-day-than-administration"));
        missed.statusCode(409).body("reasons.code", contains("administration-recorded"));
        cancelled.statusCode(409).body("reasons.code", contains("administration-recorded"));
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-03").statusCode(200);
    }

    @Test
    void aDayThatNobodyLivesToSeeIsRefused() {
        // Given
        var subject = services.enrolled();
        var never = "9999-12-31";

        // When
        var booked = INVESTIGATOR.act(subject, "cycle1-dose1", "booking", Map.of("bookedFor", never));
        var planned = add(subject, Map.of("plannedOn", never));
        var longAgo = INVESTIGATOR.occurs(subject, "screening", "0000-01-01");
        var listed =
                INVESTIGATOR.request().queryParam("from", never).get("/api/v1/studies/" + subject.study() + "/visits");

        // Then
        booked.statusCode(422).body("reasons.code", contains("date-out-of-range"));
        planned.then().statusCode(422).body("reasons.code", contains("date-out-of-range"));
        longAgo.statusCode(409).body("reasons.code", contains("date-out-of-range", "before-consent"));
        listed.then().statusCode(400);
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

    private static Response add(Subject subject, Map<String, ?> body) {
        return INVESTIGATOR.carrying(subject).body(body).post(visitsOf(subject));
    }
}
