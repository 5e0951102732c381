package casebook.journal.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.TopicTable;
import casebook.journal.testing.TopicTable.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document is the table of topics in another notation. */
class AsyncApiTest {
    private final TopicTable table = TopicTable.read();
    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = new YAMLMapper()
                .readTree(Path.of("..", "contracts", "asyncapi.yaml").toFile());
    }

    /** Who does what with which type: {@code enrollment receives form-completed.v1 from casebook.assessment.v1}. */
    private static String fact(String service, String does, String type, String topic) {
        return service + " " + does + " " + type + " " + topic;
    }

    @Test
    void whoSendsAndWhoReceivesIsAsInTheTable() {
        // Given
        var expected = table.all().stream().flatMap(AsyncApiTest::facts).collect(Collectors.toCollection(TreeSet::new));

        // When
        var told = new TreeSet<String>();
        document.path("operations").forEach(operation -> told.addAll(told(operation)));

        // Then
        assertEquals(expected, told);
    }

    private static Stream<String> facts(Row row) {
        return row.events().stream()
                .flatMap(event -> Stream.concat(
                        Stream.of(fact(row.producer(), "sends", event.type(), row.name())),
                        event.listeners().stream()
                                .map(listener -> fact(listener, "receives", event.type(), row.name()))));
    }

    private List<String> told(JsonNode operation) {
        var channel = at(operation.path("channel"));
        var named = operation.has("messages") ? operation.path("messages") : channel.path("messages");
        var service = operation.path("title").asText().split(" ")[1];
        var does = operation.path("action").asText().equals("send") ? "sends" : "receives";
        var told = new ArrayList<String>();
        named.forEach(message -> told.add(
                fact(service, does, type(message), channel.path("address").asText())));
        return told;
    }

    @Test
    void everyTopicIsAChannelThatIsKeptAsLong() {
        // Given
        var expected = table.all().stream()
                .map(row -> row.name() + " " + row.partitions() + " [\"delete\"] " + row.retention() + " -1")
                .collect(Collectors.toSet());

        // When
        var told = new TreeSet<String>();
        document.path("channels").forEach(channel -> {
            var kafka = channel.at("/bindings/kafka");
            var settings = kafka.path("topicConfiguration");
            told.add(String.join(
                    " ",
                    channel.path("address").asText(),
                    kafka.path("partitions").asText(),
                    settings.path("cleanup.policy").toString(),
                    settings.path("retention.ms").asText(),
                    settings.path("retention.bytes").asText()));
        });

        // Then
        assertEquals(expected, told);
    }

    @Test
    void everyMessageHasTheSchemaOfItsType() {
        // When
        var astray = new TreeSet<String>();
        document.at("/components/messages").forEach(message -> {
            var type = message.path("name").asText();
            if (!message.at("/payload/$ref").asText().equals("./events/" + type + "/schema.json")) {
                astray.add(type);
            }
        });

        // Then
        assertEquals(Set.of(), astray);
    }

    /** The type of a message that is referred to, through its channel where it is named there. */
    private String type(JsonNode reference) {
        var message = at(reference);
        return message.has("$ref") ? type(message) : message.path("name").asText();
    }

    private JsonNode at(JsonNode reference) {
        return document.at(reference.path("$ref").asText().substring(1));
    }
}
