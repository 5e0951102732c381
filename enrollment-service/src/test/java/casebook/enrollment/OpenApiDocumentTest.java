package casebook.enrollment;

import casebook.journal.testing.DocumentedMethods;
import casebook.journal.testing.RealServers;
import casebook.kernel.testing.OpenApiDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class OpenApiDocumentTest {
    @Test
    void theCommittedDocumentIsTheCodes() {
        OpenApiDocument.check("enrollment");
    }

    @Test
    void everyPathTellsAWrongMethodFromAWrongPath() {
        DocumentedMethods.check();
    }
}
