package casebook.journal.event.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jboss.logging.Logger;

/**
 * That topics lose nothing and take everything: an event that the broker deletes or compacts away is a lost anchor, and a hole
 * in every rebuild; one that it does not take holds its chain up.
 */
final class Keeping {
    private static final Logger LOG = Logger.getLogger(Keeping.class);

    private static final Map<String, String> FOREVER = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1",
            TopicConfig.RETENTION_BYTES_CONFIG,
            "-1");

    private final Admin admin;
    private final int messageBytes;

    /** @param messageBytes the largest message that is published */
    Keeping(Admin admin, int messageBytes) {
        this.admin = admin;
        this.messageBytes = messageBytes;
    }

    /** What a topic is made with. */
    Map<String, String> settings() {
        var settings = new HashMap<>(FOREVER);
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(messageBytes));
        return settings;
    }

    /** The first topic that would lose or refuse events, by which setting, and the remedy; none if there is none. */
    Optional<String> fault(Collection<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return settings(topics).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(topic -> faults(topic.getKey(), topic.getValue()))
                    .findFirst();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                LOG.warn("Whether the topics are kept cannot be checked: the service may not read their settings");
                return Optional.empty();
            }
            throw e;
        }
    }

    private Map<String, Config> settings(Collection<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<ConfigResource> asked = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        var answered = Topics.soon(admin.describeConfigs(asked).all());
        return answered.entrySet().stream()
                .collect(Collectors.toMap(topic -> topic.getKey().name(), Map.Entry::getValue));
    }

    private Stream<String> faults(String topic, Config settings) {
        return Stream.concat(losses(topic, settings), refusals(topic, settings));
    }

    private Stream<String> refusals(String topic, Config settings) {
        var taken = settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value();
        return Integer.parseInt(taken) >= messageBytes
                ? Stream.empty()
                : Stream.of(
                        "The topic %s would refuse large events: its %s is %s. Set it to %d or more (kafka-configs --alter)"
                                .formatted(topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, taken, messageBytes));
    }

    private static Stream<String> losses(String topic, Config settings) {
        return FOREVER.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(wanted ->
                        !wanted.getValue().equals(settings.get(wanted.getKey()).value()))
                .map(wanted -> "The topic %s would lose events: its %s is %s. Set it to %s (kafka-configs --alter)"
                        .formatted(
                                topic,
                                wanted.getKey(),
                                settings.get(wanted.getKey()).value(),
                                wanted.getValue()));
    }
}
