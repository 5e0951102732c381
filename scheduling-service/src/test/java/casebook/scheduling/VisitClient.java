package casebook.scheduling;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import casebook.journal.testing.Tokens;
import casebook.scheduling.OtherServices.Subject;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;

/** A front end of a user's: carries the subject's last position, as a well-behaved client does. */
public record VisitClient(String user) {
    public static final VisitClient INVESTIGATOR = new VisitClient("ines");

    public static String visitsOf(Subject subject) {
        return "/api/v1/studies/" + subject.study() + "/subjects/" + subject.id() + "/visits";
    }

    public RequestSpecification request() {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    public ValidatableResponse list(Subject subject) {
        return carrying(subject).get(visitsOf(subject)).then();
    }

    public ValidatableResponse read(Subject subject, String visit) {
        return carrying(subject).get(visitsOf(subject) + "/" + visit).then();
    }

    /** Acts on a visit as it is now. */
    public ValidatableResponse act(Subject subject, String visit, String action, Map<String, ?> body) {
        var tag = read(subject, visit).extract().header("ETag");
        return act(subject, visit, action, tag == null ? "\"1\"" : tag, body);
    }

    public ValidatableResponse act(Subject subject, String visit, String action, String tag, Map<String, ?> body) {
        return carrying(subject)
                .header("If-Match", tag)
                .body(body)
                .post(visitsOf(subject) + "/" + visit + "/" + action)
                .then();
    }

    public ValidatableResponse occurs(Subject subject, String visit, String day) {
        return act(subject, visit, "occurrence", Map.of("occurredOn", day));
    }

    /** Corrects the visit as it is now. */
    public ValidatableResponse corrects(Subject subject, String visit, Map<String, ?> correction) {
        return act(subject, visit, "corrections", correction);
    }

    /** The visit took place on that day. */
    public ValidatableResponse correctsTo(Subject subject, String visit, String day) {
        return corrects(subject, visit, Map.of("status", "occurred", "occurredOn", day, "reason", "Typed wrongly"));
    }

    /** A request that carries the subject's position, sent once the service has reached it: a slow machine refuses nobody. */
    public RequestSpecification carrying(Subject subject) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !positioned(subject).get(visitsOf(subject)).asString().contains("copy-behind"));
        return positioned(subject);
    }

    private RequestSpecification positioned(Subject subject) {
        return request().header("Casebook-Position", subject.position());
    }
}
