package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static casebook.scheduling.VisitClient.visitsOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import casebook.journal.testing.Topic.Published;
import casebook.scheduling.OtherServices;
import casebook.scheduling.OtherServices.Subject;
import casebook.scheduling.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class VisitResourceTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-visits");
    }

    @Test
    void anOccurrenceMovesWhatIsCountedFromIt() {
        // Given
        var subject = services.enrolled();

        // When
        var answer = INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04");

        // Then
        answer.statusCode(200)
                .header("ETag", "\"2\"")
                .header("Casebook-Position", matchesPattern("scheduling:[0-9a-f-]+:3, scheduling:[0-9a-f-]+:4"))
                .body("status", equalTo("occurred"))
                .body("inWindow", equalTo(true))
                .body("studyDay", equalTo(10))
                .body("revision", equalTo(2))
                .body("warnings", empty());
        INVESTIGATOR
                .list(subject)
                .body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-05-02"))
                .body("visits.find { it.visit == 'cycle1-dose2' }.revision", equalTo(2))
                .body("visits.find { it.visit == 'screening' }.revision", equalTo(1))
                .body("totals.occurred", equalTo(1));
    }

    @Test
    void aDayOutOfTheWindowIsAcceptedWithAWarning() {
        // Given
        var subject = services.enrolled();

        // When
        var answer = INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-06");

        // Then
        answer.statusCode(200)
                .body("inWindow", equalTo(false))
                .body("warnings.code", contains("out-of-window"))
                .body("warnings.pointer", contains("/occurredOn"));
    }

    @Test
    void aVisitIsBookedAndBookedAgainAndTheBookingStaysWhenItMoves() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR
                .act(subject, "cycle1-dose2", "booking", Map.of("bookedFor", "2025-05-20"))
                .statusCode(200)
                .body("warnings.code", contains("out-of-window"));

        // When
        var again = INVESTIGATOR.act(subject, "cycle1-dose2", "booking", Map.of("bookedFor", "2025-05-03"));

        // Then
        again.statusCode(200)
                .body("status", equalTo("booked"))
                .body("bookedFor", equalTo("2025-05-03"))
                .body("inWindow", equalTo(true))
                .body("warnings", empty());
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);
        INVESTIGATOR
                .read(subject, "cycle1-dose2")
                .body("status", equalTo("booked"))
                .body("bookedFor", equalTo("2025-05-03"))
                .body("plannedOn", equalTo("2025-05-02"));
    }

    @Test
    void missingAndCancellingNeedAReasonAndKeepIt() {
        // Given
        var subject = services.enrolled();

        // When
        var missed = INVESTIGATOR.act(subject, "cycle1-telephone-1m", "missed", Map.of("reason", "Not reached"));
        var cancelled =
                INVESTIGATOR.act(subject, "cycle1-telephone-2m", "cancellation", Map.of("reason", "On holiday"));
        var without = INVESTIGATOR.act(subject, "cycle1-telephone-3m", "cancellation", Map.of("reason", " "));

        // Then
        missed.statusCode(200).body("status", equalTo("missed")).body("reason", equalTo("Not reached"));
        cancelled.statusCode(200).body("status", equalTo("cancelled")).body("reason", equalTo("On holiday"));
        without.statusCode(422).body("reasons.pointer", contains("/reason"));
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
    void ofManyWhoRecordTheSameVisitOneWins() throws Exception {
        // Given
        var subject = services.enrolled();
        Callable<Integer> record = () -> INVESTIGATOR
                .act(subject, "cycle1-dose1", "occurrence", "\"1\"", Map.of("occurredOn", "2025-04-03"))
                .extract()
                .statusCode();

        // When
        List<Integer> answers;
        try (var clients = Executors.newFixedThreadPool(8)) {
            answers = clients.invokeAll(Collections.nCopies(8, record)).stream()
                    .map(answer -> answer.resultNow())
                    .sorted()
                    .toList();
        }

        // Then
        assertEquals(List.of(200, 412, 412, 412, 412, 412, 412, 412), answers);
    }

    @Test
    void anUnscheduledVisitThatTookPlaceIsAddedOnceHoweverOftenItIsSent() {
        // Given
        var subject = services.enrolled();
        var body = Map.of("name", "Fever", "occurredOn", "2025-04-10");

        // When
        var first = add(subject, body, "key-1");
        var retry = add(subject, body, "key-1");
        var other = add(subject, Map.of("occurredOn", "2025-04-11"), "key-1");

        // Then
        first.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", matchesPattern(".*/visits/unscheduled-1"))
                .body("visit", equalTo("unscheduled-1"))
                .body("name", equalTo("Fever"))
                .body("epoch", equalTo("treatment"))
                .body("status", equalTo("occurred"))
                .body("scheduled", equalTo(false));
        assertEquals(first.asString(), retry.asString());
        assertEquals(first.header("Casebook-Position"), retry.header("Casebook-Position"));
        other.then().statusCode(422).body("type", equalTo("/docs/problems/idempotency-key-reused"));
        INVESTIGATOR.list(subject).body("visits", hasSize(17));
    }

    @Test
    void anUnscheduledVisitThatIsToComeBelongsToThePlan() {
        // Given
        var subject = services.enrolled();

        // When
        var added = add(subject, Map.of("plannedOn", "2025-04-20", "contact", "telephone"));

        // Then
        added.then().statusCode(201).body("status", equalTo("planned")).body("name", equalTo("Unscheduled visit 1"));
        var plan = lastPublished(subject, "visits-planned.v1", 3);
        assertEquals(17, plan.data().path("visits").size());
        INVESTIGATOR
                .occurs(subject, "unscheduled-1", "2025-04-21")
                .statusCode(200)
                .body("warnings", empty());
    }

    @Test
    void anUnscheduledVisitHasExactlyOneDay() {
        // Given
        var subject = services.enrolled();

        // When
        var both = add(subject, Map.of("occurredOn", "2025-04-10", "plannedOn", "2025-04-10", "contact", "letter"));
        var future = add(subject, Map.of("occurredOn", "2999-01-01"));

        // Then
        both.then().statusCode(422).body("reasons.code", containsInAnyOrder("exactly-one-day", "unknown-value"));
        future.then().statusCode(422).body("reasons.code", contains("date-in-future"));
    }

    @Test
    void whatACallerMayNotSeeDoesNotExist() {
        // Given
        var elsewhere = services.register("SNU");
        elsewhere.consents();
        var subject = services.enrolled();
        var otherStudy = visitsOf(subject).replace("als-visits", "als-other");

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
        var stranger = io.restassured.RestAssured.given().get(visitsOf(subject)).then();

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
    void theAuditTrailSaysWhoMovedWhat() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);

        // When
        var trail = INVESTIGATOR
                .carrying(subject)
                .get("/api/v1/studies/" + subject.study() + "/subjects/" + subject.id() + "/audit-trail")
                .then();

        // Then
        trail.statusCode(200)
                .body("records.action", contains("planned", "replanned", "occurred", "replanned"))
                .body("records.key", contains("plan", "plan", "visit/cycle1-dose1", "plan"))
                .body("records[0].attribution.reason", equalTo("Consent obtained"))
                .body("records[2].attribution.name", equalTo("Ines Baek"))
                .body(
                        "records[3].changes.find { it.item == '/visits/cycle1-dose2/plannedOn' }.oldValue",
                        equalTo("2025-04-30"))
                .body(
                        "records[3].changes.find { it.item == '/visits/cycle1-dose2/plannedOn' }.newValue",
                        equalTo("2025-05-02"));
    }

    private static Published lastPublished(Subject subject, String type, long position) {
        return Topic.readUntil(
                        "casebook.scheduling.v1",
                        event -> event.subject().equals(subject.id())
                                && event.type().equals(type)
                                && event.position() == position)
                .getLast();
    }

    private static io.restassured.response.Response add(Subject subject, Map<String, ?> body) {
        return INVESTIGATOR.carrying(subject).body(body).post(visitsOf(subject));
    }

    private static io.restassured.response.Response add(Subject subject, Map<String, ?> body, String key) {
        return INVESTIGATOR
                .carrying(subject)
                .header("Idempotency-Key", key)
                .body(body)
                .post(visitsOf(subject));
    }
}
