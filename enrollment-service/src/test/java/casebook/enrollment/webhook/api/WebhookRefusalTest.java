package casebook.enrollment.webhook.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.webhook.WebhookClient.request;
import static casebook.enrollment.webhook.WebhookClient.subscribed;
import static org.hamcrest.Matchers.contains;

import casebook.enrollment.webhook.EndpointSettings;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class WebhookRefusalTest extends ActiveStudy {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fd00::1]/",
                "http://2130706434/",
                "http://no-such-name.invalid/",
                "ftp://127.0.0.1/",
                "no address"
            })
    void anAddressInsideTheHouseIsRefused(String address) {
        // When
        var refused = as("sofia")
                .body(Map.of("address", address, "types", List.of(HELD)))
                .post(study.path() + "/webhooks");

        // Then
        refused.then()
                .statusCode(422)
                .body("reasons.pointer", contains("/address"))
                .body("reasons.code", contains("address-not-allowed"));
    }

    @Test
    void everyFaultIsTold() {
        // When
        var refused = as("sofia")
                .body(Map.of("types", List.of("record-anchored.v1", HELD, "no-such-event.v1")))
                .post(study.path() + "/webhooks");

        // Then
        refused.then()
                .statusCode(422)
                .body("reasons.pointer", contains("/address", "/types/0", "/types/2"))
                .body("reasons.code", contains("required", "unknown-event-type", "unknown-event-type"));
        as("sofia")
                .body(Map.of("address", receiver.address(), "types", List.of()))
                .post(study.path() + "/webhooks")
                .then()
                .statusCode(422)
                .body("reasons.code", contains("required"));
        as("sofia")
                .body(request(receiver, HELD))
                .post("/api/v1/studies/als-no-such/webhooks")
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsTooMuchIsRefusedAndItsLimitIsNot() {
        // Given
        var types = Collections.nCopies(100, HELD);
        var address = receiver.address() + "&more=";
        var longest = address + "x".repeat(1000 - address.length());

        // When
        var most = as("sofia")
                .body(Map.of("address", longest, "description", "d".repeat(200), "types", types))
                .post(study.path() + "/webhooks");

        // Then
        most.then().statusCode(201).body("types", contains(HELD));
        as("sofia")
                .body(Map.of(
                        "address",
                        longest + "x",
                        "description",
                        "d".repeat(201),
                        "types",
                        Collections.nCopies(101, HELD)))
                .post(study.path() + "/webhooks")
                .then()
                .statusCode(422)
                .body("reasons.pointer", contains("/address", "/description", "/types"))
                .body("reasons.code", contains("too-long", "too-long", "too-many"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1772442000", "\"2026-03-02\"", "\"2026-03-02T09:00:00+09:00\"", "true"})
    void anInstantOfAnotherFormIsRefused(String from) {
        // Given
        var webhook = subscribed(study, receiver, HELD);

        // When
        var refused = as("sofia").body("{\"from\": " + from + "}").post(webhook.path() + "/replays");

        // Then
        refused.then().statusCode(400).body("reasons.code", contains("unreadable-body"));
    }
}
