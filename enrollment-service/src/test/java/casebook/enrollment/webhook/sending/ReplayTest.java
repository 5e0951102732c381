package casebook.enrollment.webhook.sending;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.registered;
import static casebook.enrollment.webhook.Receiver.answering;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.webhook.EndpointSettings;
import casebook.enrollment.webhook.Receiver.Told;
import casebook.journal.audit.Json;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was recorded before is told again, and what was read too early is told at all. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class ReplayTest extends Scene {
    @Test
    void aReplayTellsEverythingFromAnInstantOnWithTheSameIds() {
        // Given
        var before = clock.instant();
        registered(study);
        var webhook = webhook(receiver, HELD, REGISTERED, "site-opened.v1", "visit-booked.v1");
        holds();
        var first = receiver.next();
        eventually().untilAsserted(() -> webhook.deliveries().body("deliveries.status", contains("delivered")));

        // When
        webhook.replay(before.toString()).then().statusCode(202);

        // Then
        var told = List.of(receiver.next(), receiver.next());
        assertEquals(Set.of(HELD, REGISTERED), told.stream().map(Told::type).collect(Collectors.toSet()));
        assertTrue(told.stream().anyMatch(again -> again.id().equals(first.id())));
        var last = webhook.test();
        assertEquals(last, receiver.next().id());
        as("sofia")
                .body(Map.of("from", clock.instant().plusSeconds(60).toString()))
                .post(webhook.path() + "/replays")
                .then()
                .statusCode(422)
                .body("reasons.code", contains("instant-in-future"));
    }

    @Test
    void whatWasReadBeforeASubscriptionCouldBeSeenIsToldByIt() {
        // Given
        webhook(receiver, "visit-booked.v1");
        var recorded = clock.instant().plusSeconds(60);
        Topic.publishRecorded(
                recorded,
                "scheduling",
                "visit-booked.v1",
                study.id(),
                UUID.randomUUID().toString(),
                Json.tree(Map.of("visit", "v1")));
        var told = receiver.next();

        // When
        var later = webhook(receiver, "visit-booked.v1");

        // Then
        var again = receiver.next();
        assertEquals(told.id(), again.id());
        assertTrue(again.isSignedWith(later.secret()));
        var last = later.test();
        assertEquals(last, receiver.next().id());
    }

    @Test
    void enabledAgainItIsToldWhatItMissedByAReplay() {
        // Given
        var webhook = webhook(receiver, HELD, RELEASED);
        receiver.answers(answering(410));
        holds();
        eventually().until(() -> webhook.status().equals("disabled"));
        var missed = receiver.next();
        String missingSince = webhook.read().extract().path("disabled.missingSince");
        receiver.answers(answering(200));
        webhook.post("enablement").then().statusCode(200).body("status", equalTo("active"));

        // When
        webhook.replay(missingSince).then().statusCode(202);

        // Then
        var told = receiver.next();
        assertEquals(missed.id(), told.id());
        assertTrue(told.isSignedWith(webhook.secret()));
    }
}
