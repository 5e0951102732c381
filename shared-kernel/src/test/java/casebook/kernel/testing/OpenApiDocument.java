package casebook.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The interface's document of the service under test. */
public final class OpenApiDocument {
    private OpenApiDocument() {}

    /** Fails unless the committed document is the one that the code gives; {@code -Dcasebook.openapi.write=true} renews it. */
    public static void check(String service) {
        check(service, UnaryOperator.identity());
    }

    /** @param stable takes out what differs from one start to the next */
    public static void check(String service, UnaryOperator<String> stable) {
        var committed = Path.of("..", "contracts", "openapi", service + ".yaml");
        var document = stable.apply(RestAssured.given()
                .get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        try {
            if (Boolean.getBoolean("casebook.openapi.write")) {
                Files.createDirectories(committed.getParent());
                Files.writeString(committed, document);
            }
            assertTrue(
                    Boolean.getBoolean("casebook.openapi.write")
                            || RestAssured.filters().stream().anyMatch(AnswersAsDocumented.class::isInstance),
                    "Answers are not held against the document");
            assertEquals(List.of(), ToldExamples.faultsIn((ObjectNode) new YAMLMapper().readTree(document)));
            assertEquals(
                    Files.readString(committed),
                    document,
                    "The interface changed. If that is meant, renew " + committed
                            + " with -Dcasebook.openapi.write=true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
