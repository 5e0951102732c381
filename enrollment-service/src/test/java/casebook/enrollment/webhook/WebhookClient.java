package casebook.enrollment.webhook;

import static casebook.enrollment.SubjectClient.as;

import casebook.enrollment.StudyFixture;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/**
 * Who looks after one webhook, as the sponsor.
 *
 * @param secret as it was shown once
 */
public record WebhookClient(StudyFixture study, String id, String secret) {
    public static WebhookClient subscribed(StudyFixture study, Receiver receiver, String... types) {
        return subscribed(as("sofia"), study, receiver, types);
    }

    /** Subscribed by somebody else. */
    public static WebhookClient subscribed(
            RequestSpecification as, StudyFixture study, Receiver receiver, String... types) {
        return subscribed(as, study, receiver.address(), types);
    }

    /** Subscribed to be told at another path of a receiver. */
    public static WebhookClient subscribed(
            RequestSpecification as, StudyFixture study, String address, String... types) {
        var answer = as.body(request(address, types)).post(study.path() + "/webhooks");
        answer.then().statusCode(201);
        return new WebhookClient(study, answer.path("id"), answer.path("secret"));
    }

    public static Map<String, Object> request(Receiver receiver, String... types) {
        return request(receiver.address(), types);
    }

    public static Map<String, Object> request(String address, String... types) {
        return Map.of("address", address, "types", List.of(types));
    }

    public String path() {
        return study.path() + "/webhooks/" + id;
    }

    public ValidatableResponse read() {
        return as("sofia").get(path()).then().statusCode(200);
    }

    public Response post(String action) {
        return as("sofia").header("If-Match", tag()).post(path() + "/" + action);
    }

    public Response replay(String from) {
        return as("sofia").body(Map.of("from", from)).post(path() + "/replays");
    }

    /** The id of the test event. */
    public String test() {
        return as("sofia")
                .post(path() + "/test-event")
                .then()
                .statusCode(202)
                .extract()
                .path("event");
    }

    public ValidatableResponse deliveries() {
        return as("ada").get(path() + "/deliveries").then().statusCode(200);
    }

    public String tag() {
        return read().extract().header("ETag");
    }

    public String status() {
        return read().extract().path("status");
    }

    /** So that nothing of a test goes on behind the next one's back. */
    public void end() {
        as("sofia").header("If-Match", tag()).delete(path()).then().statusCode(204);
    }
}
