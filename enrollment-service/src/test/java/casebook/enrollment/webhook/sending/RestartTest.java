package casebook.enrollment.webhook.sending;

import static casebook.enrollment.webhook.Receiver.answering;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.WebhookConfig;
import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.EndpointRule;
import casebook.enrollment.webhook.EndpointSettings;
import casebook.enrollment.webhook.WebhookId;
import casebook.journal.testing.RealServers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a service had on its way when it ended is sent by the next one, under the same id, and nothing else is. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class RestartTest extends Scene {
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    EndpointRule rule;

    @Inject
    Vertx vertx;

    @Test
    void whatHasNoAnswerWhenTheServiceEndsIsSentAgainByTheNext() throws InterruptedException {
        // Given
        var webhook = webhook(receiver, RELEASED);
        // Only a service whose clock is an hour ahead finds it due: the one that ends, and not the one beside it.
        var ahead = Clock.offset(clock, HOUR);
        var message = new Deliveries.Message("event-" + webhook.id(), HELD, "-", clock.instant(), "{}");
        deliveries.tell(new WebhookId(UUID.fromString(webhook.id())), message, ahead.instant());
        receiver.answers(_ -> {});
        var ending = sender(ahead);
        ending.start(new StartupEvent());
        assertEquals(message.event(), receiver.next().id());
        ending.stop(new ShutdownEvent());
        receiver.answers(answering(200));

        // When
        clock.putForward(HOUR.plusSeconds(91));

        // Then
        var told = receiver.next();
        assertEquals(message.event(), told.id());
        assertEquals(message.body(), told.body());
        eventually()
                .untilAsserted(() -> webhook.deliveries()
                        .body("deliveries.event", contains(message.event()))
                        .body("deliveries.status", contains("delivered")));
        var last = webhook.test();
        assertEquals(last, receiver.next().id());
    }

    /** One that waits a minute for an answer, and so is ended before it comes. */
    private Sender sender(Clock clock) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WebhookConfig.class)
                .withDefaultValues(
                        Map.of("casebook.webhooks.key", "of no use here", "casebook.webhooks.attempt-timeout", "60s"))
                .build()
                .getConfigMapping(WebhookConfig.class);
        return new Sender(deliveries, new Attempts(rule, new EndpointClient(vertx, config), clock), config, clock);
    }

    @Test
    void whatASenderThatEndedHadClaimedIsSentOnceWithTheSameId() {
        // Given
        var webhook = webhook(receiver, RELEASED);
        var id = new WebhookId(UUID.fromString(webhook.id()));
        var now = clock.instant();
        var message = new Deliveries.Message("event-" + webhook.id(), HELD, "-", now, "{}");
        deliveries.tell(id, message, now.plusSeconds(3600));
        deliveries.tell(id, message, now.plusSeconds(3600));
        assertEquals(
                1,
                deliveries
                        .claim(id, 10, now.plusSeconds(3600), now.plusSeconds(7200))
                        .size());
        clock.putForward(Duration.ofSeconds(7100));
        var other = webhook.test();
        assertEquals(other, receiver.next().id());

        // When
        clock.putForward(Duration.ofSeconds(200));

        // Then
        assertEquals(message.event(), receiver.next().id());
        var last = webhook.test();
        assertEquals(last, receiver.next().id());
    }
}
