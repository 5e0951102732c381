package casebook.assessment;

import casebook.journal.audit.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The study of the repository, as the event of its activation carries it. */
public final class StudyFixture {
    public static final String STUDY = "hynrcs-allo-als-02";
    private static final Path FOLDER = Path.of("..", "studies", STUDY);
    private static final YAMLMapper YAML = new YAMLMapper();

    private StudyFixture() {}

    /** Data of {@code study-version-activated.v1}. */
    public static ObjectNode activated(String version) {
        var definition = (ObjectNode) read(FOLDER.resolve("study.yaml"));
        var forms = definition.putArray("forms");
        try (var files = Files.list(FOLDER.resolve("forms"))) {
            files.sorted().forEach(file -> forms.add(read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        definition.putArray("languages");
        var data = Json.MAPPER.createObjectNode().put("version", version);
        data.set("definition", definition.put("version", version));
        return data;
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
