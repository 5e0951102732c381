package casebook.journal.event.kafka;

import casebook.journal.audit.ChainId;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
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

    private Topics() {}

    /** Every type that the contracts name, from their table of topics. */
    public static Set<String> publishedTypes() {
        try (var table = Topics.class.getResourceAsStream("/contracts/topics.yaml")) {
            return Set.copyOf(new YAMLMapper().readTree(table).findValuesAsText("type"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(String source, ChainId chain) {
        return chain.subject().equals(ChainId.STUDY_ITSELF) ? STUDY : "casebook." + source + ".v1";
    }

    /** Makes the topics that are missing. Returns false when the broker is away, or another service was at it just now. */
    public static boolean ensured(Map<String, Object> kafka) {
        try (var admin = Admin.create(kafka)) {
            var wanted = Stream.concat(ALL.stream(), ALL.stream().map(topic -> topic + DEAD_LETTERS))
                    .map(Topics::forever)
                    .toList();
            var there = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var missing = wanted.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debug("The topics are not made yet", e);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static NewTopic forever(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1"));
    }
}
