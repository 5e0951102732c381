package casebook.journal.event.kafka;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.RecordLimit;
import casebook.journal.event.Event;
import casebook.kernel.text.Wordless;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.jboss.logging.Logger;

/**
 * Which topic an event goes to. A chain's events all go to one topic, so that they stay in order: those of the study
 * itself to {@link #STUDY}, a subject's to the publishing service's. Kept forever, never compacted: they are anchors.
 */
public final class Topics {
    private static final Logger LOG = Logger.getLogger(Topics.class);
    public static final String STUDY = "casebook.study.v1";
    public static final List<String> ALL =
            List.of(STUDY, "casebook.enrollment.v1", "casebook.scheduling.v1", "casebook.assessment.v1");
    static final String DEAD_LETTERS = ".dlq";
    private static final int PARTITIONS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonNode TABLE = table();
    private static final Map<String, String> PRODUCERS = StreamSupport.stream(
                    TABLE.path("topics").spliterator(), false)
            .collect(Collectors.toMap(
                    row -> row.path("name").asText(),
                    row -> row.path("producer").asText()));

    private Topics() {}

    private static JsonNode table() {
        try (var table = Topics.class.getResourceAsStream("/contracts/topics.yaml")) {
            return new YAMLMapper().readTree(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every type that the contracts name, from their table of topics. */
    public static Set<String> publishedTypes() {
        return Set.copyOf(TABLE.findValuesAsText("type"));
    }

    /** The types that a service publishes. */
    public static Set<String> publishedBy(String service) {
        return StreamSupport.stream(TABLE.path("topics").spliterator(), false)
                .filter(row -> row.path("producer").asText().equals(service))
                .flatMap(row -> row.findValuesAsText("type").stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why an event that came by a topic is not what it says: each topic has one service's events alone. None if it may be. */
    public static Optional<String> objection(Event event, String topic) {
        return event.source().equals(PRODUCERS.get(topic))
                        && of(event.source(), event.chain()).equals(topic)
                ? Optional.empty()
                : Optional.of("its source does not publish it to " + topic);
    }

    static String of(String source, ChainId chain) {
        return chain.subject().equals(ChainId.STUDY_ITSELF) ? STUDY : ofSubjects(source);
    }

    static String ofSubjects(String source) {
        return "casebook." + source + ".v1";
    }

    /** Makes the topics that are missing, and looks whether the others are kept. What stands against publishing, if anything. */
    public static Optional<String> ensure(Map<String, Object> kafka, RecordLimit limit) {
        try (var admin = Admin.create(kafka)) {
            var there = soon(admin.listTopics().names());
            var missing = wanted().filter(topic -> !there.contains(topic));
            var keeping = new Keeping(admin, limit.messageBytes());
            soon(admin.createTopics(missing.map(topic -> made(topic, keeping)).toList())
                    .all());
            return keeping.fault(wanted().filter(there::contains).toList());
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debug("The topics are not made yet", Wordless.of(e));
            return Optional.of("The broker is away");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of("The service stops");
        }
    }

    private static Stream<String> wanted() {
        return ALL.stream().flatMap(topic -> Stream.of(topic, topic + DEAD_LETTERS));
    }

    static <T> T soon(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static NewTopic made(String name, Keeping keeping) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(keeping.settings());
    }
}
