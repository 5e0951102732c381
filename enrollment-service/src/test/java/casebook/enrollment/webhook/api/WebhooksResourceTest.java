package casebook.enrollment.webhook.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.webhook.WebhookClient.request;
import static casebook.enrollment.webhook.WebhookClient.subscribed;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import casebook.enrollment.webhook.EndpointSettings;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class WebhooksResourceTest extends ActiveStudy {
    @Test
    void theSecretIsShownToWhoMadeItAndNeverAgain() {
        // When
        var made = as("sofia").body(request(receiver, HELD, ENROLLED)).post(study.path() + "/webhooks");

        // Then
        made.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("secret", startsWith("whsec_"))
                .body("status", equalTo("active"))
                .body("types", contains(HELD, ENROLLED))
                .body("sites", nullValue());
        String secret = made.path("secret");
        var trail = as("ada").get(study.path() + "/audit-trail").then();
        as("sofia").get(made.header("Location")).then().body("secret", nullValue());
        as("sofia")
                .get(study.path() + "/webhooks")
                .then()
                .body("webhooks.id", contains((String) made.path("id")))
                .body("webhooks[0].secret", nullValue());
        trail.body("records.action", hasItems("subscribed"));
        trail.body(not(containsString(secret.substring("whsec_".length()))));
    }

    @Test
    void aRetryIsTheSameWebhookWithoutItsSecret() {
        // Given
        var key = UUID.randomUUID().toString();
        var first = as("sofia")
                .header("Idempotency-Key", key)
                .body(request(receiver, HELD))
                .post(study.path() + "/webhooks");

        // When
        var again = as("sofia")
                .header("Idempotency-Key", key)
                .body(request(receiver, HELD))
                .post(study.path() + "/webhooks");

        // Then
        again.then().statusCode(201).body("id", equalTo(first.path("id"))).body("secret", nullValue());
        as("sofia").get(study.path() + "/webhooks").then().body("webhooks", hasSize(1));
        as("sofia")
                .header("Idempotency-Key", key)
                .body(request(receiver, ENROLLED))
                .post(study.path() + "/webhooks")
                .then()
                .statusCode(422)
                .body("reasons.code", contains("idempotency-key-reused"));
    }

    @Test
    void aChangeNamesTheRevisionItRestsOn() {
        // Given
        var webhook = subscribed(study, receiver, HELD);

        // When
        var changed = as("sofia")
                .header("If-Match", "\"1\"")
                .body(request(receiver, ENROLLED))
                .put(webhook.path());

        // Then
        changed.then().statusCode(200).header("ETag", equalTo("\"2\"")).body("types", contains(ENROLLED));
        as("sofia").body(request(receiver, HELD)).put(webhook.path()).then().statusCode(428);
        as("sofia")
                .header("If-Match", "\"1\"")
                .body(request(receiver, HELD))
                .put(webhook.path())
                .then()
                .statusCode(412);
        as("sofia")
                .header("If-Match", "\"1\"")
                .post(webhook.path() + "/secret")
                .then()
                .statusCode(412);
        as("sofia").header("If-Match", "\"1\"").delete(webhook.path()).then().statusCode(412);
        webhook.post("enablement").then().statusCode(409).body("reasons.code", contains("webhook-not-disabled"));
    }

    @Test
    void aChangeThatChangesNothingWritesNothing() {
        // Given
        var webhook = subscribed(study, receiver, HELD);

        // When
        var same = as("sofia")
                .header("If-Match", "\"1\"")
                .body(request(receiver, HELD))
                .put(webhook.path());

        // Then
        same.then().statusCode(200).header("ETag", equalTo("\"1\""));
    }

    @Test
    void aReplayIsAskedForOnceByItsKey() {
        // Given
        var webhook = subscribed(study, receiver, HELD);
        var key = UUID.randomUUID().toString();
        var first = as("sofia")
                .header("Idempotency-Key", key)
                .body(Map.of("from", "1900-01-01T00:00:00Z"))
                .post(webhook.path() + "/replays");

        // When
        var again = as("sofia")
                .header("Idempotency-Key", key)
                .body(Map.of("from", "1900-01-01T00:00:00Z"))
                .post(webhook.path() + "/replays");

        // Then
        first.then().statusCode(202).header("ETag", matchesPattern("\"[0-9]+\""));
        again.then()
                .statusCode(202)
                .header("ETag", first.header("ETag"))
                .body("replayedFrom", equalTo("1900-01-01T00:00:00Z"));
        webhook.read().header("ETag", equalTo("\"2\""));
    }

    @Test
    void whatIsDeletedIsGoneAndItsTrailStays() {
        // Given
        var webhook = subscribed(study, receiver, HELD);

        // When
        webhook.end();

        // Then
        as("sofia").get(webhook.path()).then().statusCode(404);
        as("sofia").get(webhook.path() + "/deliveries").then().statusCode(404);
        as("sofia").get(study.path() + "/webhooks").then().body("webhooks", hasSize(0));
        as("ada").get(study.path() + "/audit-trail").then().body("records.action", hasItems("subscribed", "deleted"));
        as("ada").get(study.path() + "/audit-trail/verification").then().body("whole", equalTo(true));
    }

    @Test
    void aStudyHasTwentyWebhooksAndNoMore() {
        // Given
        for (var number = 0; number < 20; number++) {
            subscribed(study, receiver, HELD);
        }

        // When
        var refused = as("sofia").body(request(receiver, HELD)).post(study.path() + "/webhooks");

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("too-many-webhooks"));
    }

    @Test
    void anAddressThatWasTurnedAsideInTheRowsIsFoundAndNothingIsBuiltOnIt() {
        // Given
        var webhook = subscribed(study, receiver, HELD);
        Superuser.execute(
                "enrollment",
                "update webhook set state = jsonb_set(state, '{address}', '\"https://elsewhere.example\"') where id = '"
                        + webhook.id() + "'");

        // When
        var verified = as("ada").get(study.path() + "/audit-trail/verification");

        // Then
        verified.then().body("whole", equalTo(false)).body("breaks.kind", contains("STATE_DIFFERS"));
        webhook.post("secret").then().statusCode(409).body("reasons.code", contains("state-differs-from-record"));
    }

    @Test
    void theDeliveriesComeByPages() {
        // Given
        var webhook = subscribed(study, receiver, HELD);
        var first = webhook.test();
        var second = webhook.test();
        var third = webhook.test();

        // When
        var page = as("sofia").get(webhook.path() + "/deliveries?limit=2");

        // Then
        page.then().body("deliveries.event", contains(third, second)).body("next", notNullValue());
        as("sofia")
                .get(webhook.path() + "/deliveries?limit=2&cursor=" + page.path("next"))
                .then()
                .body("deliveries.event", contains(first))
                .body("next", nullValue());
        as("sofia").get(webhook.path() + "/deliveries?status=lost").then().statusCode(400);
    }
}
