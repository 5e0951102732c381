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
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is still recorded once participation has ended, and what is not. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class VisitsAfterTheEndTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-after-the-end");
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

    private static Response add(Subject subject, Map<String, ?> body) {
        return INVESTIGATOR.carrying(subject).body(body).post(visitsOf(subject));
    }
}
