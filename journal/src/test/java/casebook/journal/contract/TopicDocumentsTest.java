package casebook.journal.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.event.kafka.Topics;
import casebook.journal.testing.TopicTable;
import casebook.journal.testing.TopicTable.Row;
import casebook.journal.testing.TopicTable.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each document that names events says of them what the table of topics says. */
class TopicDocumentsTest {
    private static final Path HOUSE = Path.of("..");
    private static final Path CONTRACTS = HOUSE.resolve("contracts");
    private static final Pattern QUOTED = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

    private final TopicTable table = TopicTable.read();

    @Test
    void theTableNamesTheTopicsOfTheCode() {
        // When
        var names = table.topics().stream().map(Row::name).toList();

        // Then
        assertEquals(Topics.ALL, names);
    }

    @Test
    void everyTypeHasASchemaAndAnExample() throws IOException {
        // Given
        var types = table.all().stream()
                .flatMap(row -> row.events().stream())
                .map(Type::type)
                .collect(Collectors.toCollection(TreeSet::new));

        // When
        Set<String> described;
        try (var folders = Files.list(CONTRACTS.resolve("events"))) {
            described = folders.filter(folder ->
                            Files.exists(folder.resolve("schema.json")) && Files.exists(folder.resolve("example.json")))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        // Then
        assertEquals(types, described);
    }

    @Test
    void thePageOfTopicsIsTheTableForPeople() throws IOException {
        // Given
        var expected = table.all().stream().map(TopicDocumentsTest::section).toList();

        // When
        var page = Files.readString(CONTRACTS.resolve("topics.md"));

        // Then
        expected.forEach(section -> assertTrue(page.contains(section), () -> "topics.md lacks:\n" + section));
        table.all().forEach(row -> {
            var line = "| `%s` | %d | %s | %s | %s | %s |\n"
                    .formatted(row.name(), row.partitions(), row.key(), row.producer(), row.about(), row.kept());
            assertTrue(page.contains(line), () -> "topics.md lacks: " + line);
        });
    }

    private static String section(Row row) {
        var events = row.events().stream()
                .map(event -> "| [`%s`](events/%s/schema.json) | %s |\n"
                        .formatted(
                                event.type(),
                                event.type(),
                                event.listeners().isEmpty() ? "no service" : String.join(", ", event.listeners())))
                .collect(Collectors.joining());
        return "### %s\n\n| type | who acts on it |\n|---|---|\n%s\n".formatted(row.name(), events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrollment", "scheduling", "assessment"})
    void theCanvasOfAServiceTellsWhatItHears(String service) throws IOException {
        // Given
        var canvas = Files.readString(HOUSE.resolve(service + "-service/README.md"));

        // When
        var told = canvas.split("## What it hears\n", 2)[1]
                .split("\n## ", 2)[0]
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> types(line.split("\\|", 3)[1]).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertEquals(table.heardBy(service), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrollment", "scheduling", "assessment"})
    void theOverviewNamesNothingThatAServiceDoesNotHear(String service) throws IOException {
        // Given
        var rows = Files.readAllLines(CONTRACTS.resolve("README.md"));
        var head =
                rows.stream().filter(row -> row.startsWith("| |")).findFirst().orElseThrow();
        var column =
                List.of(head.split("\\|")).stream().map(String::strip).toList().indexOf(service);

        // When
        var told = rows.stream()
                .filter(row -> row.startsWith("| acts on |"))
                .flatMap(row -> types(row.split("\\|")[column]).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        told.removeAll(table.heardBy(service));
        assertEquals(Set.of(), told);
    }

    private static Set<String> types(String text) {
        return QUOTED.matcher(text)
                .results()
                .map(found -> found.group(1) + ".v1")
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
