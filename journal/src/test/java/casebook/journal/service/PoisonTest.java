package casebook.journal.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Event;
import casebook.journal.event.Inbox;
import casebook.journal.event.Intake;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import casebook.kernel.identity.SubjectId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no handler could ever take in: none of it is lost, and none of it holds up another subject. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class PoisonTest {
    private static final String STUDY = "hynrcs-allo-als-02";
    private static final String TOPIC = "casebook.enrollment.v1";

    @Inject
    Inbox inbox;

    @Inject
    Intake intake;

    @Inject
    Sql sql;

    private final String subject = SubjectId.fresh().toString();

    @AfterEach
    void nothingStaysParked() {
        sql.update("delete from parked_event");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"weight\": 70", "no JSON", "\"a text\"", "{} and more", ""})
    void anEventWhoseDataCannotBeReadIsBuriedAndItsChainGoesOnWithAReadableCopy(String poison) {
        // Given
        publish(1, "subject-registered.v1");
        Topic.publish("enrollment", "consent-obtained.v1", STUDY, subject, 2, poison.getBytes(StandardCharsets.UTF_8));
        publish(3, "subject-enrolled.v1");
        await().until(() -> parked("reason").size() == 2);
        var letter = Topic.recordsUntil(
                TOPIC + ".dlq",
                record -> subject.equals(Topic.header(record, "ce_subject").orElse("")));
        var reasons = parked("reason");

        // When
        publish(2, "consent-obtained.v1");

        // Then
        awaitPosition(3);
        assertEquals(
                List.of("subject-registered.v1", "consent-obtained.v1", "subject-enrolled.v1"),
                Listeners.reactionsOf(subject));
        await().until(() -> parked("reason").isEmpty());
        assertEquals("waits behind an earlier event", reasons.getLast());
        assertTrue(reasons.getFirst().contains("its data"));
        assertTrue(Topic.header(letter, "casebook-reason").orElseThrow().contains("its data"));
        assertEquals("scheduling", Topic.header(letter, "casebook-service").orElseThrow());
    }

    @Test
    void whatNoStoreCanKeepHoldsUpItsOwnChainOnlyAndNoRebuild() {
        // Given
        var nul = "{\"number\": \"\\u0000\"}".getBytes(StandardCharsets.UTF_8);
        publish(1, "subject-registered.v1");

        // When
        Topic.publish("enrollment", "subject-enrolled.v1", STUDY, subject, 2, nul);

        // Then
        var fault = "its data is no JSON object that can be kept";
        await().until(() -> parked("reason").equals(List.of(fault + "; a readable copy of it is awaited")));
        var letter = Topic.recordsUntil(
                TOPIC + ".dlq",
                record -> subject.equals(Topic.header(record, "ce_subject").orElse("")));
        assertEquals(fault, Topic.header(letter, "casebook-reason").orElseThrow());
        publish(2, "subject-enrolled.v1");
        awaitPosition(2);
        Operator.does(Operator.REBUILD, "Copies were lost").then().statusCode(200);
    }

    @Test
    void theDeadLetterHasEveryByteAsItCame() {
        // Given
        var bytes = new byte[] {(byte) 0xff, 0, 1, '{'};
        publish(1, "subject-registered.v1");

        // When
        Topic.publish("enrollment", "consent-obtained.v1", STUDY, subject, 2, bytes);

        // Then
        var letter = Topic.recordsUntil(
                TOPIC + ".dlq",
                record -> subject.equals(Topic.header(record, "ce_subject").orElse("")));
        assertArrayEquals(bytes, letter.value());
        assertTrue(Topic.header(letter, "casebook-origin").orElseThrow().startsWith(TOPIC + "/"));
    }

    @Test
    void whatIsNoEventAtAllIsBuriedAndTheRestGoesOn() {
        // Given
        var key = subject.getBytes(StandardCharsets.UTF_8);
        publish(1, "subject-registered.v1");

        // When
        Topic.publish(new ProducerRecord<>(TOPIC, key, "hello".getBytes(StandardCharsets.UTF_8)));
        publish(2, "subject-enrolled.v1");

        // Then
        awaitPosition(2);
        var letter = Topic.recordsUntil(
                TOPIC + ".dlq", record -> new String(record.key(), StandardCharsets.UTF_8).equals(subject));
        assertEquals("it has no ce_id", Topic.header(letter, "casebook-reason").orElseThrow());
    }

    @Test
    void aTimeOfNoClockIsBuriedAndTheRestGoesOn() {
        // Given
        publish(1, "subject-registered.v1");
        var poison = new ProducerRecord<>(
                TOPIC, subject.getBytes(StandardCharsets.UTF_8), "{}".getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "e-1",
                        "ce_source", "/casebook/enrollment",
                        "ce_type", "subject-enrolled.v1",
                        "ce_time", "+1000000000-01-01T00:00:00Z")
                .forEach((name, value) -> poison.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));

        // When
        Topic.publish(poison);
        publish(2, "subject-enrolled.v1");

        // Then
        awaitPosition(2);
        Topic.recordsUntil(TOPIC + ".dlq", record -> new String(record.key(), StandardCharsets.UTF_8).equals(subject));
    }

    @Test
    void anUnreadableCopyOfWhatWasTakenInHoldsUpNothing() {
        // Given
        publish(1, "subject-registered.v1");

        // When
        Topic.publish("enrollment", "subject-registered.v1", STUDY, subject, 1, new byte[] {1});
        publish(2, "subject-enrolled.v1");

        // Then
        awaitPosition(2);
        assertTrue(parked("reason").isEmpty());
    }

    @Test
    void aHundredAndFiftyChainsThatWaitStarveNoOther() {
        // Given
        Listeners.POISONED.add(subject);
        var waiting = Stream.generate(() -> event(SubjectId.fresh().toString(), "subject-enrolled.v1", 2))
                .limit(150)
                .toList();
        var others = List.of(event(subject, "subject-registered.v1", 1), event(subject, "consent-obtained.v1", 2));
        intake.takeAll(Stream.concat(waiting.stream(), others.stream())
                .map(event -> new Intake.Incoming(event, TOPIC))
                .toList());

        // When
        Listeners.POISONED.remove(subject);

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> inbox.position("enrollment", chain(subject)) == 2);
        var first = waiting.getLast().chain().subject();
        intake.takeAll(List.of(new Intake.Incoming(event(first, "subject-registered.v1", 1), TOPIC)));
        await().atMost(Duration.ofSeconds(10)).until(() -> inbox.position("enrollment", chain(first)) == 2);
        await().until(() -> sql.query("select 1 from parked_event where position = 2", row -> 1)
                        .size()
                == 149);
    }

    private static Event event(String subject, String type, long position) {
        return new Event(
                subject + "-" + position,
                "enrollment",
                type,
                chain(subject),
                "HYU",
                position,
                "0",
                "0",
                Instant.parse("2026-01-05T09:00:00Z"),
                Json.tree(Map.of()));
    }

    private static ChainId chain(String subject) {
        return new ChainId(STUDY, subject);
    }

    private void publish(long position, String type) {
        Topic.publish("enrollment", type, STUDY, subject, position, Topic.example(type));
    }

    private List<String> parked(String column) {
        return sql.query(
                "select " + column + " from parked_event where subject = ? order by position",
                row -> row.getString(1),
                subject);
    }

    private void awaitPosition(long position) {
        await().atMost(Duration.ofSeconds(20)).until(() -> inbox.position("enrollment", chain(subject)) >= position);
    }
}
