package casebook.journal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The interface's document of the service under test. */
public final class OpenApiDocument {
    private OpenApiDocument() {}

    /** Fails unless the committed document is the one that the code gives; {@code -Dcasebook.openapi.write=true} renews it. */
    public static void check(String service) {
        var committed = Path.of("..", "contracts", "openapi", service + ".yaml");
        var document = RestAssured.given()
                .get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            if (Boolean.getBoolean("casebook.openapi.write")) {
                Files.createDirectories(committed.getParent());
                Files.writeString(committed, document);
            }
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
