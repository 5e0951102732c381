package casebook.enrollment.webhook.sending;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.webhook.WebhookClient.subscribed;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.MovableClock;
import casebook.enrollment.StudyFixture;
import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.Receiver;
import casebook.enrollment.webhook.WebhookClient;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A study that runs, a sponsor's endpoint, and the clock. */
abstract class Scene {
    static final String HELD = "cohort-held.v1";
    static final String RELEASED = "cohort-released.v1";
    static final String REGISTERED = "subject-registered.v1";
    static final Map<String, String> BECAUSE = Map.of("reason", "Safety review");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MovableClock clock;

    @Inject
    Deliveries deliveries;

    final StudyFixture study = study("als-" + UUID.randomUUID());
    final Receiver receiver = new Receiver();
    final List<WebhookClient> webhooks = new ArrayList<>();

    @BeforeEach
    void run() {
        study.running();
    }

    @AfterEach
    void end() {
        clock.putRight();
        webhooks.forEach(WebhookClient::end);
        receiver.close();
    }

    final WebhookClient webhook(Receiver at, String... types) {
        var webhook = subscribed(study, at, types);
        webhooks.add(webhook);
        return webhook;
    }

    final void holds() {
        as("sam")
                .body(BECAUSE)
                .post(study.path() + "/cohorts/cohort-1/hold")
                .then()
                .statusCode(201);
    }

    static ConditionFactory eventually() {
        return await().atMost(PATIENCE);
    }

    static void awaitAttempts(WebhookClient webhook, int count) {
        eventually()
                .untilAsserted(() -> assertEquals(
                        count,
                        webhook.deliveries()
                                .extract()
                                .<List<?>>path("deliveries[0].attempts")
                                .size()));
    }
}
