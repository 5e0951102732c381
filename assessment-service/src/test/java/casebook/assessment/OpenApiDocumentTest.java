package casebook.assessment;

import casebook.journal.testing.DocumentedMethods;
import casebook.journal.testing.RealServers;
import casebook.kernel.testing.OpenApiDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class OpenApiDocumentTest {
    @Test
    void theCommittedDocumentIsTheCodes() {
        OpenApiDocument.check("assessment");
    }

    @Test
    void everyPathTellsAWrongMethodFromAWrongPath() {
        DocumentedMethods.check();
    }
}
