package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static casebook.scheduling.VisitClient.visitsOf;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import casebook.scheduling.OtherServices;
import casebook.scheduling.OtherServices.Subject;
import casebook.scheduling.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command on a visit whose answer was lost is sent again with its key, and answered as it was the first time. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class VisitRetryTest {
    private static final VisitClient COORDINATOR = new VisitClient("choi");

    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-visit-retries");
    }

    @ParameterizedTest
    @CsvSource({
        "booking, bookedFor, 2025-04-02, booked",
        "occurrence, occurredOn, 2025-04-02, occurred",
        "missed, reason, Not reached, missed",
        "cancellation, reason, On holiday, cancelled"
    })
    void theRetryIsAnsweredAsTheFirst(String action, String field, String value, String status) {
        // Given
        var subject = services.enrolled();
        var first = send(INVESTIGATOR, subject, action, Map.of(field, value));

        // When
        var retry = send(INVESTIGATOR, subject, action, Map.of(field, value));

        // Then
        first.then().statusCode(200).body("status", equalTo(status)).body("revision", equalTo(2));
        retry.then().statusCode(200).header("ETag", "\"2\"");
        assertEquals(first.asString(), retry.asString());
        INVESTIGATOR.read(subject, "cycle1-dose1").body("revision", equalTo(2));
    }

    @Test
    void theRetryOfACorrectionIsAnsweredAsTheFirst() {
        // Given
        var subject = services.enrolled();
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-02").statusCode(200);
        var correction = Map.of("status", "occurred", "occurredOn", "2025-04-03", "reason", "Typed 2 for 3");
        var first = send(INVESTIGATOR, subject, "corrections", "\"2\"", correction);

        // When
        var retry = send(INVESTIGATOR, subject, "corrections", "\"2\"", correction);

        // Then
        first.then().statusCode(200).body("occurredOn", equalTo("2025-04-03"));
        retry.then().statusCode(200).header("ETag", "\"3\"");
        assertEquals(first.asString(), retry.asString());
        INVESTIGATOR.read(subject, "cycle1-dose1").body("revision", equalTo(3));
    }

    @Test
    void theRetryIsAnsweredAsTheFirstAlsoWhenTheVisitIsOver() {
        // Given
        var subject = services.enrolled();
        var booking = Map.of("bookedFor", "2025-04-02");
        var first = send(INVESTIGATOR, subject, "booking", booking);
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-03").statusCode(200);

        // When
        var retry = send(INVESTIGATOR, subject, "booking", booking);

        // Then
        retry.then().statusCode(200).header("ETag", "\"2\"").body("status", equalTo("booked"));
        assertEquals(first.asString(), retry.asString());
    }

    @Test
    void theKeyBelongsToOneRequestOfOneUser() {
        // Given
        var subject = services.enrolled();
        var booking = Map.of("bookedFor", "2025-04-02");
        send(INVESTIGATOR, subject, "booking", booking).then().statusCode(200);

        // When
        var answers = List.of(
                send(INVESTIGATOR, subject, "booking", Map.of("bookedFor", "2025-04-03")),
                send(INVESTIGATOR, subject, "occurrence", Map.of("occurredOn", "2025-04-02")),
                send(COORDINATOR, subject, "booking", booking));

        // Then
        answers.forEach(
                answer -> answer.then().statusCode(422).body("type", equalTo("/docs/problems/idempotency-key-reused")));
        INVESTIGATOR.read(subject, "cycle1-dose1").body("bookedFor", equalTo("2025-04-02"));
    }

    @Test
    void ofTriesAtOnceOneIsDoneAndAllAreAnsweredAlike() throws Exception {
        // Given
        var subject = services.enrolled();
        var booking = Map.of("bookedFor", "2025-04-02");
        Callable<Response> send = () -> send(INVESTIGATOR, subject, "booking", booking);
        List<Future<Response>> answers;

        // When
        try (var senders = Executors.newFixedThreadPool(6)) {
            answers = senders.invokeAll(List.of(send, send, send, send, send, send));
        }

        // Then
        for (var answer : answers) {
            answer.get().then().statusCode(200).body("revision", equalTo(2));
        }
        INVESTIGATOR.read(subject, "cycle1-dose1").body("revision", equalTo(2));
    }

    private static Response send(VisitClient client, Subject subject, String action, Map<String, ?> body) {
        return send(client, subject, action, "\"1\"", body);
    }

    private static Response send(VisitClient client, Subject subject, String action, String tag, Map<String, ?> body) {
        return client.carrying(subject)
                .header("If-Match", tag)
                .header("Idempotency-Key", "the-one-key")
                .body(body)
                .post(visitsOf(subject) + "/cycle1-dose1/" + action);
    }
}
