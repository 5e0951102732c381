package casebook.enrollment.webhook.sending;

import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.webhook.Receiver.answering;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.AtOnce;
import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.EndpointSettings;
import casebook.enrollment.webhook.Receiver;
import casebook.enrollment.webhook.WebhookId;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries that an endpoint does not take. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class RetryTest extends Scene {
    @Test
    void afterARefusalAndATimeoutTheSameDeliveryComesAgain() {
        // Given
        var webhook = webhook(receiver, HELD);
        receiver.answers(request -> request.response().setStatusCode(500).end("Not now"));
        holds();
        var refused = receiver.next();
        receiver.answers(_ -> {});
        awaitAttempts(webhook, 1);
        clock.putForward(Duration.ofSeconds(6));
        var unanswered = receiver.next();
        awaitAttempts(webhook, 2);
        receiver.answers(answering(200));

        // When
        clock.putForward(Duration.ofSeconds(31));

        // Then
        var told = receiver.next();
        assertEquals(List.of(refused.id(), refused.id()), List.of(unanswered.id(), told.id()));
        assertEquals(refused.body(), told.body());
        eventually()
                .untilAsserted(() -> webhook.deliveries()
                        .body("deliveries.status", contains("delivered"))
                        .body("deliveries[0].attempts.status", contains(500, null, 200))
                        .body("deliveries[0].attempts.failure", contains(null, "timed-out", null)));
    }

    @Test
    void whatSeveralInstancesClaimAtTheSameMomentIsOnesAlone() {
        // Given
        var webhook = webhook(receiver, RELEASED);
        var id = new WebhookId(UUID.fromString(webhook.id()));
        var later = clock.instant().plusSeconds(3600);
        IntStream.range(0, 40)
                .forEach(number -> deliveries.tell(
                        id, new Deliveries.Message("event-" + number, HELD, "-", clock.instant(), "{}"), later));

        // When
        var claims = AtOnce.times(8, _ -> deliveries.claim(id, 10, later, later.plusSeconds(60)));

        // Then
        var claimed = claims.stream()
                .flatMap(List::stream)
                .map(claim -> claim.message().event())
                .toList();
        assertEquals(40, claimed.size());
        assertEquals(40, Set.copyOf(claimed).size());
    }

    @Test
    void anEndpointThatTakesNothingForThreeDaysIsDisabledAndItIsTold() {
        // Given
        try (var watching = new Receiver()) {
            var failing = webhook(receiver, HELD);
            webhook(watching, "webhook-disabled.v1");
            receiver.answers(answering(503));
            holds();
            receiver.next();
            awaitAttempts(failing, 1);
            clock.putForward(Duration.ofDays(3).minusMinutes(5));
            receiver.next();
            awaitAttempts(failing, 2);
            assertEquals("active", failing.status());

            // When
            clock.putForward(Duration.ofMinutes(10));

            // Then
            eventually().until(() -> failing.status().equals("disabled"));
            var notice = watching.next();
            assertEquals("webhook-disabled.v1", notice.type());
            assertEquals(
                    failing.id(), notice.event().path("data").path("webhook").asText());
            assertEquals(
                    "no-success", notice.event().path("data").path("because").asText());
            failing.read()
                    .body(
                            "disabled.failingSince",
                            equalTo(notice.event()
                                    .path("data")
                                    .path("failingSince")
                                    .asText()))
                    .body(
                            "disabled.missingSince",
                            equalTo(notice.event()
                                    .path("data")
                                    .path("missingSince")
                                    .asText()));
            failing.deliveries().body("deliveries.status", contains("failed"));
            as("sofia").post(failing.path() + "/test-event").then().statusCode(409);
            failing.replay("2026-01-01T00:00:00Z").then().statusCode(409);
        }
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAtOnce() {
        // Given
        var webhook = webhook(receiver, HELD);
        receiver.answers(answering(410));

        // When
        holds();

        // Then
        eventually().until(() -> webhook.status().equals("disabled"));
        webhook.read().body("disabled.because", equalTo("gone"));
    }
}
