package casebook.gateway.attempts.kafka;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.embedded.EmbeddedKafka;
import casebook.embedded.Ports;
import casebook.gateway.attempts.Attempt;
import casebook.gateway.attempts.AttemptReport;
import casebook.gateway.attempts.Origin;
import casebook.gateway.attempts.Threshold;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a broker of its own, which is away at first. */
class SecurityTopicTest {
    /** For as many reports as wait and half as many more; a broker that is waited for takes seconds for each. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    private final int port = Ports.free();
    private final int controllerPort = Ports.free();
    private final String address = "127.0.0.1:" + port;
    private final SecurityTopic topic = new SecurityTopic(Map.of("bootstrap.servers", address));

    @BeforeEach
    void start() {
        topic.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        topic.close();
    }

    private EmbeddedKafka kafka() {
        return EmbeddedKafka.start(directory.resolve("kafka"), port, controllerPort, directory.resolve("kafka.log"));
    }

    private static AttemptReport report(String user) {
        var at = Instant.parse("2026-01-05T09:00:00Z");
        return new AttemptReport(
                UUID.randomUUID(),
                new Origin(Origin.Kind.USER, user),
                new Threshold(1, Duration.ofMinutes(5)),
                at,
                Map.of(Attempt.Kind.FORBIDDEN, 1),
                new Attempt(at, Attempt.Kind.FORBIDDEN, "203.0.113.7", user, "request-" + user));
    }

    @Test
    void while_the_broker_is_away_nobody_waits_and_what_it_missed_is_told_when_it_is_there() throws Exception {
        // Given
        var told = IntStream.range(0, SecurityTopic.MOST * 3 / 2)
                .mapToObj(number -> report("user-" + number))
                .toList();
        var began = System.nanoTime();
        told.forEach(topic::tell);
        var took = Duration.ofNanos(System.nanoTime() - began);
        try (var _ = kafka();
                var events = new SecurityEvents(address, Instant.EPOCH)) {
            // When
            events.of("user user-" + (SecurityTopic.MOST - 1));
            topic.tell(report("later"));
            events.of("user later");
            // Then
            assertThat(took, lessThan(AT_ONCE));
            var ids = events.all().stream()
                    .map(event -> event.headers().get("ce_id"))
                    .distinct()
                    .toList();
            assertThat(ids.size(), lessThan(told.size()));
            assertEquals(
                    told.subList(0, SecurityTopic.MOST).stream()
                            .map(report -> report.id().toString())
                            .toList(),
                    ids.subList(0, SecurityTopic.MOST));
            assertMade();
        }
    }

    @Test
    void what_happens_while_the_broker_restarts_is_told_when_it_is_back() {
        var first = kafka();
        try {
            // Given
            topic.tell(report("before"));
            try (var events = new SecurityEvents(address, Instant.EPOCH)) {
                events.of("user before");
            }
        } finally {
            first.close();
        }
        topic.tell(report("meanwhile"));
        // When
        try (var _ = kafka();
                var events = new SecurityEvents(address, Instant.EPOCH)) {
            // Then
            assertEquals(1, events.of("user meanwhile").size());
            assertEquals(1, events.of("user before").size());
        }
    }

    @Test
    void a_gateway_that_stops_does_not_wait_for_a_broker_that_is_away() throws InterruptedException {
        // Given
        topic.tell(report("late"));
        await().atMost(Duration.ofSeconds(30)).until(topic::away);
        var began = System.nanoTime();
        // When
        topic.close();
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - began), lessThan(AT_ONCE));
    }

    private void assertMade() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            var made = admin.describeTopics(List.of(AttemptEvents.TOPIC))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next();
            var asked = new ConfigResource(ConfigResource.Type.TOPIC, AttemptEvents.TOPIC);
            var settings = admin.describeConfigs(List.of(asked))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
            assertEquals(TopicSession.PARTITIONS, made.partitions().size());
            assertEquals(
                    List.of("delete", "" + TopicSession.KEPT.toMillis(), "-1"),
                    Arrays.asList("cleanup.policy", "retention.ms", "retention.bytes").stream()
                            .map(name -> settings.get(name).value())
                            .toList());
        }
    }
}
