package casebook.enrollment.webhook.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.webhook.WebhookClient.request;
import static casebook.enrollment.webhook.WebhookClient.subscribed;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import casebook.enrollment.webhook.EndpointSettings;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class WebhookAccessTest extends ActiveStudy {
    @ParameterizedTest
    @CsvSource({
        "sofia, 201, 200",
        "dana, 201, 200",
        "root, 201, 200",
        "ada, 403, 200",
        "ines, 403, 403",
        "mora, 403, 403",
        "sam, 403, 403",
        "nora, 404, 404"
    })
    void theRoleDecides(String user, int subscribes, int lists) {
        // When
        var answer = as(user).body(request(receiver, HELD)).post(study.path() + "/webhooks");

        // Then
        answer.then().statusCode(subscribes);
        as(user).get(study.path() + "/webhooks").then().statusCode(lists);
    }

    @Test
    void theAdministratorWhoMayReadNoSubjectCanNeitherAskForTheirEventsNorTurnThemToAnotherAddress() {
        // Given
        var webhook = subscribed(study, receiver, ENROLLED);

        // When
        var refused = as("root").body(request(receiver, HELD, ENROLLED)).post(study.path() + "/webhooks");

        // Then
        refused.then().statusCode(403);
        as("root")
                .header("If-Match", "\"1\"")
                .body(request(receiver, HELD))
                .put(webhook.path())
                .then()
                .statusCode(403);
        as("root")
                .header("If-Match", "\"1\"")
                .post(webhook.path() + "/secret")
                .then()
                .statusCode(403);
        as("root").header("If-Match", "\"1\"").delete(webhook.path()).then().statusCode(204);
    }

    @Test
    void theAdministratorReadsNoDeliveriesOfWhatTellsOfSubjects() {
        // Given
        var webhook = subscribed(study, receiver, ENROLLED);

        // When
        var refused = as("root").get(webhook.path() + "/deliveries");

        // Then
        refused.then().statusCode(403).body("reasons.code", contains("role-not-allowed"));
        as("sofia").get(webhook.path() + "/deliveries").then().statusCode(200);
        var ofStudy = subscribed(study, receiver, HELD);
        as("root").get(ofStudy.path() + "/deliveries").then().statusCode(200);
    }

    @Test
    void anotherStudysWebhookIsNotFound() {
        // Given
        var webhook = subscribed(study, receiver, HELD);
        var other = study("als-" + UUID.randomUUID()).active();
        var path = other.path() + "/webhooks/" + webhook.id();

        // When
        var read = as("sofia").get(path);

        // Then
        read.then().statusCode(404);
        as("sofia").get(path + "/deliveries").then().statusCode(404);
        as("sofia").post(path + "/test-event").then().statusCode(404);
        as("sofia").header("If-Match", "\"1\"").delete(path).then().statusCode(404);
        as("sofia").get(study.path() + "/webhooks/no-id").then().statusCode(404);
        as("nora").get(webhook.path()).then().statusCode(404);
    }

    @Test
    void whoseRoleHoldsAtOneSiteSeesOnlyWhatTellsOfThatSite() {
        // Given
        var everySites = subscribed(study, receiver, ENROLLED);

        // When
        var own = as("*:HYU:data-manager").body(request(receiver, ENROLLED)).post(study.path() + "/webhooks");

        // Then
        own.then().statusCode(201).body("sites", contains("HYU"));
        as("*:HYU:data-manager").get(study.path() + "/webhooks").then().body("webhooks.id", contains((String)
                own.path("id")));
        as("*:HYU:data-manager,*:SNU:data-manager")
                .get(study.path() + "/webhooks")
                .then()
                .body("webhooks.id", contains((String) own.path("id")));
        as("*:SNU:data-manager").get(study.path() + "/webhooks").then().body("webhooks", hasSize(0));
        as("*:HYU:data-manager").get(everySites.path()).then().statusCode(404);
        as("*:SNU:data-manager").get(own.header("Location")).then().statusCode(404);
        as("*:SNU:data-manager")
                .header("If-Match", "\"1\"")
                .delete(own.header("Location"))
                .then()
                .statusCode(404);
    }

    @Test
    void whoReadsSubjectsOfOneSiteTurnsNoWebhookOfEverySiteToAnotherAddress() {
        // Given
        var everySites = subscribed(study, receiver, ENROLLED);

        // When
        var refused = as("*:*:administrator,*:HYU:monitor")
                .header("If-Match", "\"1\"")
                .body(request(receiver, ENROLLED))
                .put(everySites.path());

        // Then
        refused.then().statusCode(403).body("reasons.code", contains("role-not-allowed-here"));
    }
}
