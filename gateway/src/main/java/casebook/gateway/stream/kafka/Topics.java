package casebook.gateway.stream.kafka;

import casebook.gateway.stream.Position;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** The topics, numbered as the contracts' table lists them: a position counts on their order, so new ones go to its end. */
final class Topics {
    private static final List<Row> TABLE = table();
    private static final int MARKS = 0xFFFF;

    private Topics() {}

    /**
     * A topic as the contracts describe it.
     *
     * @param producer the only service whose events it has
     * @param types of events
     */
    record Row(String name, String producer, Set<String> types) {}

    private static List<Row> table() {
        try (var table = Topics.class.getResourceAsStream("/contracts/topics.yaml")) {
            var rows = new YAMLMapper().readTree(table).path("topics");
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(Topics::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(JsonNode row) {
        var types = StreamSupport.stream(row.path("events").spliterator(), false)
                .map(event -> event.path("type").asText())
                .collect(Collectors.toUnmodifiableSet());
        return new Row(row.path("name").asText(), row.path("producer").asText(), types);
    }

    static int count() {
        return TABLE.size();
    }

    static Row row(int topic) {
        return TABLE.get(topic);
    }

    static List<String> names() {
        return TABLE.stream().map(Row::name).toList();
    }

    static int numberOf(String name) {
        return names().indexOf(name);
    }

    /** What tells a topic from one that was deleted and made again under its name; never 0. */
    static int mark(Uuid id) {
        return Math.max(1, id.hashCode() & MARKS);
    }

    static TopicPartition partition(int topic, int partition) {
        return new TopicPartition(TABLE.get(topic).name(), partition);
    }

    /** The offsets that a position names. */
    static Map<TopicPartition, Long> offsets(Position position) {
        var offsets = new HashMap<TopicPartition, Long>();
        for (var topic = 0; topic < position.topics(); topic++) {
            for (var partition = 0; partition < position.partitions(topic); partition++) {
                offsets.put(partition(topic, partition), position.next(topic, partition));
            }
        }
        return offsets;
    }
}
