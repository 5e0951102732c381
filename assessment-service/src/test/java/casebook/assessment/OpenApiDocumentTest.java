package casebook.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed OpenAPI document is the one that the code gives. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class OpenApiDocumentTest {
    private static final Path COMMITTED = Path.of("..", "contracts", "openapi", "assessment.yaml");

    @Test
    void theCommittedDocumentIsTheCodes() throws IOException {
        // Given
        var renew = Boolean.getBoolean("casebook.openapi.write");

        // When
        var document = RestAssured.given()
                .get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        // Then
        if (renew) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, document);
        }
        assertEquals(
                Files.readString(COMMITTED),
                document,
                "The interface changed. If that is meant, renew " + COMMITTED + " with -Dcasebook.openapi.write=true");
    }
}
