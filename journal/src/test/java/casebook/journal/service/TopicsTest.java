package casebook.journal.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.embedded.TestServers;
import casebook.journal.audit.RecordLimit;
import casebook.journal.event.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A topic that somebody made to lose events is found, and nothing is published until it keeps them. */
class TopicsTest {
    private static final String TOPIC = "casebook.scheduling.v1.dlq";
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", TestServers.kafka());

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final RecordLimit LIMIT = new RecordLimit(1_000_000);

    @AfterEach
    void asItWas() throws Exception {
        set(Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                "-1",
                "retention.bytes",
                "-1",
                "max.message.bytes",
                Integer.toString(LIMIT.messageBytes())));
    }

    @ParameterizedTest
    @CsvSource({"cleanup.policy, compact, delete", "retention.ms, 604800000, -1", "retention.bytes, 1073741824, -1"})
    void aTopicThatLosesEventsStandsAgainstPublishing(String setting, String made, String wanted) throws Exception {
        // Given
        assertEquals(Optional.empty(), Topics.ensure(KAFKA, LIMIT));
        set(Map.of(setting, made));

        // When
        var obstacle = Topics.ensure(KAFKA, LIMIT);

        // Then
        assertEquals(
                Optional.of("The topic %s would lose events: its %s is %s. Set it to %s (kafka-configs --alter)"
                        .formatted(TOPIC, setting, made, wanted)),
                obstacle);
    }

    @ParameterizedTest
    @CsvSource({"1016384, true", "1016383, false"})
    void aTopicThatRefusesTheLargestEventStandsAgainstPublishing(String bytes, boolean enough) throws Exception {
        // Given
        assertEquals(Optional.empty(), Topics.ensure(KAFKA, LIMIT));
        set(Map.of("max.message.bytes", bytes));

        // When
        var obstacle = Topics.ensure(KAFKA, LIMIT);

        // Then
        assertEquals(
                enough
                        ? Optional.empty()
                        : Optional.of("The topic " + TOPIC + " would refuse large events: its max.message.bytes is "
                                + bytes + ". Set it to 1016384 or more (kafka-configs --alter)"),
                obstacle);
    }

    private static void set(Map<String, String> settings) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        var changes = settings.entrySet().stream()
                .map(one -> new AlterConfigOp(new ConfigEntry(one.getKey(), one.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (var admin = Admin.create(KAFKA)) {
            admin.incrementalAlterConfigs(Map.of(topic, List.copyOf(changes)))
                    .all()
                    .get();
            // The controller has them by now; the broker, which is asked what they are, hears of them a little later.
            await().atMost(PATIENCE).until(() -> {
                var told = admin.describeConfigs(List.of(topic)).all().get();
                return told.values().stream()
                        .allMatch(all -> settings.entrySet().stream()
                                .allMatch(one -> all.get(one.getKey()).value().equals(one.getValue())));
            });
        }
    }
}
