package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static casebook.scheduling.VisitClient.visitsOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import casebook.journal.testing.RealServers;
import casebook.scheduling.OtherServices;
import casebook.scheduling.OtherServices.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may not have become of a visit, and every reason why. */
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

    private static Response add(Subject subject, Map<String, ?> body) {
        return INVESTIGATOR.carrying(subject).body(body).post(visitsOf(subject));
    }
}
