package casebook.gateway.apidocs;

import static casebook.gateway.testing.Given.anybody;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import casebook.gateway.routing.RouteTable;
import casebook.gateway.testing.GatewayParts;
import casebook.kernel.testing.OpenApiDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class ApiDocumentTest {
    private static final String TRAIL = "/api/v1/studies/{study}/subjects/{subject}/audit-trail";
    private static final String EVENTS = "/api/v1/studies/{study}/events";
    private static final String STUDY_TRAIL = "/api/v1/studies/{study}/audit-trail";

    @Inject
    RouteTable routes;

    @Test
    void all_that_can_be_reached_is_in_one_document() throws IOException {
        // Given
        var expected = new TreeSet<>(
                List.of(TRAIL, TRAIL + "/verification", STUDY_TRAIL, STUDY_TRAIL + "/verification", EVENTS));
        for (var service : List.of("enrollment", "scheduling", "assessment")) {
            exported(service).path("paths").fieldNames().forEachRemaining(path -> {
                if (routes.serviceOf(path).equals(Optional.of(service))) {
                    expected.add(path);
                }
            });
        }
        // When
        var document = document();
        // Then
        var paths = new TreeSet<String>();
        document.path("paths").fieldNames().forEachRemaining(paths::add);
        assertEquals(expected, paths);
        assertEquals("Casebook", document.at("/info/title").asText());
        assertTrue(document.path("openapi").asText().startsWith("3.1"));
    }

    @Test
    void the_committed_document_is_this_one() {
        // The provider's address is the demo's in the committed one.
        OpenApiDocument.check("casebook", text -> text.replace(TestServers.issuer(), "http://127.0.0.1:8089/casebook"));
    }

    @Test
    void every_reference_leads_somewhere() throws IOException {
        // Given
        var document = document();
        // When
        var references = new TreeSet<>(document.findValuesAsText("$ref"));
        // Then
        for (var reference : references) {
            assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
        }
    }

    @Test
    void it_can_be_read_in_a_browser() {
        // Given
        var request = anybody();
        // When
        var page = request.get("/q/swagger-ui/");
        // Then
        page.then().statusCode(200).body(containsString("swagger-ui"));
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper()
                .readTree(anybody()
                        .get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    /** Empty while a service has not exported one. */
    private static JsonNode exported(String service) throws IOException {
        try (var file = ApiDocumentTest.class.getResourceAsStream("/contracts/openapi/" + service + ".yaml")) {
            return file == null ? new ObjectMapper().createObjectNode() : new YAMLMapper().readTree(file);
        }
    }
}
