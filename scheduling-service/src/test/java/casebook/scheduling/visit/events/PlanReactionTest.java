package casebook.scheduling.visit.events;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import casebook.journal.testing.Topic.Published;
import casebook.scheduling.OtherServices;
import casebook.scheduling.OtherServices.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class PlanReactionTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-reactions");
    }

    @Test
    void consentPlansScreening() {
        // Given
        var subject = services.register("HYU");
        subject.consents();

        // When
        var visits = INVESTIGATOR.list(subject);

        // Then
        visits.statusCode(200)
                .body("studyVersion", equalTo("1.0"))
                .body("visits.visit", contains("screening"))
                .body("visits[0].plannedOn", equalTo("2025-03-03"))
                .body("visits[0].latest", equalTo("2025-04-28"))
                .body("totals.planned", equalTo(1));
    }

    @Test
    void enrollmentPlansTreatmentAndFollowUp() {
        // Given
        var subject = services.enrolled();

        // When
        var visits = INVESTIGATOR.list(subject);

        // Then
        visits.statusCode(200)
                .body("visits", hasSize(16))
                .body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-04-30"))
                .body("visits.find { it.visit == 'cycle1-dose1' }.studyDay", equalTo(8))
                .body("visits.find { it.visit == 'screening' }.studyDay", equalTo(-23))
                .body("visits.find { it.visit == 'follow-up-6m' }.final", equalTo(true));
    }

    @Test
    void anAdministrationMovesWhatIsCountedFromIt() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.list(subject).statusCode(200);

        // When
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-04"));

        // Then
        INVESTIGATOR
                .list(subject)
                .body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-05-02"))
                .body("visits.find { it.visit == 'cycle2-dose1' }.plannedOn", equalTo("2025-11-02"))
                .body("visits.find { it.visit == 'follow-up-6m' }.plannedOn", equalTo("2026-05-30"))
                .body("visits.find { it.visit == 'cycle1-dose1' }.status", equalTo("planned"));
    }

    @Test
    void whatWasNotGivenMovesNothingAndWhatIsGivenAfterAllDoes() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04").statusCode(200);
        subject.omitted("cycle1-dose1", LocalDate.parse("2025-04-04"));
        var omitted = INVESTIGATOR.list(subject);

        // When
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-04"));

        // Then
        omitted.body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-04-30"))
                .body("visits.find { it.visit == 'cycle1-dose1' }.status", equalTo("occurred"));
        INVESTIGATOR.list(subject).body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-05-02"));
        subject.omitted("cycle1-dose1", LocalDate.parse("2025-04-04"));
        INVESTIGATOR.list(subject).body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-04-30"));
    }

    @Test
    void discontinuationCancelsWhatIsOutstanding() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "screening", "2025-03-04").statusCode(200);

        // When
        subject.discontinues();

        // Then
        INVESTIGATOR
                .list(subject)
                .body("totals.cancelled", equalTo(15))
                .body("totals.occurred", equalTo(1))
                .body("visits.find { it.visit == 'cycle1-dose1' }.reason", equalTo("Discontinued"));
    }

    @Test
    void withdrawalOfConsentCancelsTheRunIn() {
        // Given
        var subject = services.register("HYU");
        subject.consents();

        // When
        subject.withdraws();

        // Then
        INVESTIGATOR.list(subject).body("visits[0].status", equalTo("cancelled"));
    }

    @Test
    void eachChangeOfThePlanIsPublishedOnceAndComplete() {
        // Given
        var subject = services.enrolled();
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-04"));
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-04"));

        // When
        subject.discontinues();

        // Then
        var plans = Topic.readUntil(
                        "casebook.scheduling.v1",
                        event -> event.subject().equals(subject.id())
                                && event.data().path("visits").isEmpty())
                .stream()
                .filter(event -> event.subject().equals(subject.id()))
                .toList();
        assertEquals(
                List.of(1, 16, 16, 0),
                plans.stream().map(plan -> plan.data().path("visits").size()).toList());
        assertEquals(
                List.of(1L, 2L, 3L, 4L), plans.stream().map(Published::position).toList());
    }

    @Test
    void anEventHeardTwiceChangesNothing() {
        // Given
        var subject = services.enrolled();
        var before = INVESTIGATOR.list(subject).extract().asString();

        // When
        Topic.publish(
                "enrollment",
                "subject-enrolled.v1",
                subject.study(),
                subject.id(),
                3,
                Topic.example("subject-enrolled.v1"));
        subject.administered("screening", LocalDate.parse("2025-03-03"));

        // Then
        assertEquals(before, INVESTIGATOR.list(subject).extract().asString());
    }

    @Test
    void consentWaitsForTheStudyVersion() {
        // Given
        var late = OtherServices.unknownStudy("als-late");
        late.openSite("HYU");
        var subject = late.register("HYU");
        subject.consents();
        await().atMost(Duration.ofSeconds(10)).until(() -> parked(subject) == 1);

        // When
        late.activate();

        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> parked(subject) == 0);
        INVESTIGATOR.list(subject).statusCode(200).body("visits.visit", contains("screening"));
    }

    @Test
    void copiesCanBeMadeAgainFromTheTopics() {
        // Given
        var subject = services.enrolled();
        subject.administered("cycle1-dose1", LocalDate.parse("2025-04-04"));
        INVESTIGATOR.list(subject).statusCode(200);

        // When
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("root"))
                .contentType("application/json")
                .body(Map.of("reason", "Copies were lost"))
                .post("/api/v1/operations/copies/rebuild")
                .then()
                .statusCode(200);

        // Then
        INVESTIGATOR
                .act(subject, "cycle1-dose1", "occurrence", Map.of("occurredOn", "2025-04-04"))
                .statusCode(200);
        INVESTIGATOR.list(subject).body("visits.find { it.visit == 'cycle1-dose2' }.plannedOn", equalTo("2025-05-02"));
    }

    private static int parked(Subject subject) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of("root"))
                .get("/api/v1/operations/parked-events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.subject == '" + subject.id() + "' }")
                .size();
    }
}
