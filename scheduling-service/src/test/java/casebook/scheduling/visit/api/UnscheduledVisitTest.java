package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static casebook.scheduling.VisitClient.visitsOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import casebook.journal.testing.Topic.Published;
import casebook.scheduling.OtherServices;
import casebook.scheduling.OtherServices.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class UnscheduledVisitTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-unscheduled");
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

    private static Published lastPublished(Subject subject, String type, long position) {
        return Topic.readUntil(
                        "casebook.scheduling.v1",
                        event -> event.subject().equals(subject.id())
                                && event.type().equals(type)
                                && event.position() == position)
                .getLast();
    }

    private static Response add(Subject subject, Map<String, ?> body) {
        return INVESTIGATOR.carrying(subject).body(body).post(visitsOf(subject));
    }

    private static Response add(Subject subject, Map<String, ?> body, String key) {
        return INVESTIGATOR
                .carrying(subject)
                .header("Idempotency-Key", key)
                .body(body)
                .post(visitsOf(subject));
    }
}
