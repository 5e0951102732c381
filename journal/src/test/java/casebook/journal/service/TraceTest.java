package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import casebook.journal.testing.TraceCollector;
import casebook.kernel.identity.SubjectId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A trace goes from the request through the outbox and Kafka to who takes the event in, and on to what is written then. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
@QuarkusTestResource(value = TraceCollector.class, restrictToAnnotatedClass = true)
class TraceTest {
    private static final String TOPIC = "casebook.scheduling.v1";
    private static final String STEP = "00f067aa0ba902b7";

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String traceparent = "00-" + trace + "-" + STEP + "-01";
    private final String subject = SubjectId.fresh().toString();

    @Test
    void theEventOfARequestsRecordBelongsToItsTrace() {
        // When
        given().auth()
                .oauth2(Tokens.of("root"))
                .header("traceparent", traceparent)
                .contentType("application/json")
                .body(Map.of("reason", "A look at " + trace))
                .post(Operator.REBUILD)
                .then()
                .statusCode(200);

        // Then
        var published = Topic.recordsUntil(
                TOPIC, record -> Topic.header(record, "traceparent").orElse("").contains(trace));
        assertNotEquals(traceparent, Topic.header(published, "traceparent").orElseThrow());
        awaitSteps("POST", "publish record-anchored.v1");
        assertFalse(TraceCollector.heard("A look at"));
    }

    @Test
    void whatIsWrittenInAnswerToAnEventBelongsToItsTrace() {
        // When
        publishTraced("subject-screen-failed.v1", 1, "{\"number\": \"HYU-001\"}");

        // Then
        var answer = published(subject);
        assertTrue(Topic.header(answer, "traceparent").orElseThrow().startsWith("00-" + trace));
        awaitSteps("take in subject-screen-failed.v1", "publish visit-cancelled.v1");
        assertFalse(TraceCollector.heard("HYU-001"));
        assertFalse(TraceCollector.heard(subject));
    }

    @Test
    void aParkedEventIsTakenInLaterInItsTrace() {
        // Given
        publishTraced("subject-screen-failed.v1", 2, "{}");
        await().until(() -> Operator.parked(subject, "position").equals(List.of(2)));

        // When
        Topic.publish(
                "enrollment",
                "subject-registered.v1",
                "hynrcs-allo-als-02",
                subject,
                1,
                "{}".getBytes(StandardCharsets.UTF_8));

        // Then
        assertTrue(Topic.header(published(subject), "traceparent").orElseThrow().startsWith("00-" + trace));
    }

    @Test
    void whatIsNoTraceparentIsPassedOnToNobody() {
        // Given
        var words = "weight 70";

        // When
        publish("subject-screen-failed.v1", 1, "{}", words);

        // Then
        assertEquals("", Topic.header(published(subject), "traceparent").orElse(""));
    }

    private void awaitSteps(String... names) {
        for (var name : names) {
            await().until(() -> TraceCollector.heard(trace, name));
        }
    }

    private static ConsumerRecord<byte[], byte[]> published(String subject) {
        return Topic.recordsUntil(
                TOPIC,
                record -> subject.equals(Topic.header(record, "ce_subject").orElse("")));
    }

    private void publishTraced(String type, long position, String data) {
        publish(type, position, data, traceparent);
    }

    private void publish(String type, long position, String data, String traceparent) {
        var record = new ProducerRecord<>("casebook.enrollment.v1", bytes(subject), bytes(data));
        Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/casebook/enrollment",
                        "ce_type",
                        type,
                        "ce_study",
                        "hynrcs-allo-als-02",
                        "ce_subject",
                        subject,
                        "ce_time",
                        "2026-01-05T09:00:00Z",
                        "ce_position",
                        Long.toString(position),
                        "ce_previoushash",
                        "0",
                        "ce_hash",
                        "0",
                        "traceparent",
                        traceparent)
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        Topic.publish(record);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
