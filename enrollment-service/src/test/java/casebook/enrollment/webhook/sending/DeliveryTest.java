package casebook.enrollment.webhook.sending;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.registered;
import static casebook.enrollment.SubjectClient.signedIn;
import static casebook.enrollment.webhook.WebhookClient.subscribed;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.webhook.EndpointSettings;
import casebook.enrollment.webhook.Receiver.Told;
import casebook.enrollment.webhook.WebhookClient;
import casebook.journal.audit.Json;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events reach a sponsor's endpoint: over the real topics, the real store and real HTTP. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class DeliveryTest extends Scene {
    @Test
    void anEventIsToldAsItWasPublishedAndSigned() {
        // Given
        var webhook = webhook(receiver, HELD);

        // When
        holds();

        // Then
        var told = receiver.next();
        assertEquals("/casebook?for=sponsor", told.path());
        assertEquals("application/cloudevents+json", told.headers().get("Content-Type"));
        assertTrue(told.isSignedWith(webhook.secret()));
        assertEquals(HELD, told.type());
        assertEquals(told.id(), told.event().path("id").asText());
        assertEquals(study.id(), told.event().path("study").asText());
        assertEquals("Safety review", told.event().path("data").path("reason").asText());
        eventually()
                .untilAsserted(() -> webhook.deliveries()
                        .body("deliveries.event", contains(told.id()))
                        .body("deliveries.status", contains("delivered"))
                        .body("deliveries[0].attempts.status", contains(204)));
    }

    @Test
    void onlyWhatWasAskedForIsTold() {
        // Given
        webhook(receiver, RELEASED);
        holds();

        // When
        signedIn("sam")
                .header("If-Match", "\"2\"")
                .body(BECAUSE)
                .post(study.path() + "/cohorts/cohort-1/release")
                .then()
                .statusCode(201);

        // Then
        assertEquals(RELEASED, receiver.next().type());
    }

    @Test
    void whatAnotherServicePublishedIsToldToo() {
        // Given
        webhook(receiver, REGISTERED, "visit-booked.v1");
        var subject = registered(study);
        assertEquals(REGISTERED, receiver.next().type());
        var visit = Map.of("visit", "screening", "bookedFor", "2025-03-07");

        // When
        Topic.publishRecorded(
                clock.instant(), "scheduling", "visit-booked.v1", study.id(), subject.id(), Json.tree(visit));

        // Then
        var told = receiver.next();
        assertEquals("visit-booked.v1", told.type());
        assertEquals("/casebook/scheduling", told.event().path("source").asText());
        assertEquals(subject.id(), told.event().path("subject").asText());
    }

    @Test
    void aTimeThatNoClockShowsHoldsNothingUp() {
        // Given
        webhook(receiver, "visit-booked.v1");
        var subject = UUID.randomUUID().toString();
        var data = Json.tree(Map.of("visit", "v1"));
        for (var at : List.of(clock.instant().plus(Duration.ofHours(25)), Instant.MAX)) {
            Topic.publishRecorded(at, "scheduling", "visit-booked.v1", study.id(), subject, data);
        }

        // When
        var at = clock.instant().plus(Duration.ofHours(23)).truncatedTo(ChronoUnit.MICROS);
        Topic.publishRecorded(at, "scheduling", "visit-booked.v1", study.id(), subject, data);

        // Then
        assertEquals(at.toString(), receiver.next().event().path("time").asText());
    }

    @Test
    void whatTheLogMayHaveForgottenIsNotToldAsIfItWereNew() {
        // Given
        webhook(receiver, "visit-booked.v1");
        var subject = UUID.randomUUID().toString();
        var data = Json.tree(Map.of("visit", "v1"));
        var early = clock.instant().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        var late = early.plusSeconds(600);
        clock.putForward(Duration.ofDays(30).plusSeconds(360));
        Topic.publishRecorded(early, "scheduling", "visit-booked.v1", study.id(), subject, data);

        // When
        Topic.publishRecorded(late, "scheduling", "visit-booked.v1", study.id(), subject, data);

        // Then
        assertEquals(late.toString(), receiver.next().event().path("time").asText());
    }

    @Test
    void whoMayReadOneSiteIsToldOfNoSubjectElsewhere() {
        // Given
        webhooks.add(subscribed(as("*:HYU:data-manager"), study, receiver, REGISTERED));
        registered(study, "otto", "SNU");

        // When
        var own = registered(study);

        // Then
        assertEquals(own.id(), receiver.next().event().path("subject").asText());
    }

    @Test
    void whatWasToldOfSubjectsBeforeAChangeIsStillOnlyForWhoMayReadThem() {
        // Given
        var webhook = webhook(receiver, REGISTERED);
        registered(study);
        var ofSubject = receiver.next();
        as("sofia")
                .header("If-Match", webhook.tag())
                .body(WebhookClient.request(receiver, HELD))
                .put(webhook.path())
                .then()
                .statusCode(200);
        holds();
        var ofStudy = receiver.next();

        // When
        var administrators = as("root").get(webhook.path() + "/deliveries").then();

        // Then
        administrators.statusCode(200).body("deliveries.event", contains(ofStudy.id()));
        webhook.deliveries().body("deliveries.event", contains(ofStudy.id(), ofSubject.id()));
    }

    @Test
    void afterARotationBothSecretsSignForADay() {
        // Given
        var webhook = webhook(receiver, HELD);
        String fresh = webhook.post("secret").then().statusCode(200).extract().path("secret");
        webhook.test();
        var both = receiver.next();
        assertTrue(both.isSignedWith(fresh));
        assertTrue(both.isSignedWith(webhook.secret()));
        clock.putForward(Duration.ofHours(24).minusMinutes(1));
        webhook.test();
        assertEquals(2, signatures(receiver.next()));
        clock.putForward(Duration.ofMinutes(1));

        // When
        webhook.test();

        // Then
        assertEquals(1, signatures(receiver.next()));
    }

    private static int signatures(Told told) {
        return told.headers().get("webhook-signature").split(" ").length;
    }
}
