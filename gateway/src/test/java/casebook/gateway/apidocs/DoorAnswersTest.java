package casebook.gateway.apidocs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import casebook.gateway.routing.Deprecation;
import casebook.gateway.routing.Deprecations;
import casebook.gateway.routing.RoutePattern;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.junit.jupiter.api.Test;

class DoorAnswersTest {
    private static final String VISITS = "/api/v1/studies/{study}/visits";

    @Test
    void every_operation_may_be_too_much_or_too_long_and_only_a_body_too_slow() {
        // Given
        var read = operation();
        var write = operation().requestBody(OASFactory.createRequestBody());
        var api = api(read, write);
        // When
        new DoorAnswers(api, new Deprecations(List.of())).tell();
        // Then
        assertEquals(
                Set.of("200", "414", "429", "431"),
                read.getResponses().getAPIResponses().keySet());
        assertEquals(
                Set.of("200", "408", "414", "429", "431"),
                write.getResponses().getAPIResponses().keySet());
        var everywhere = Set.of("X-Request-Id", "RateLimit", "RateLimit-Policy", "Deprecation", "Sunset", "Link");
        assertEquals(
                everywhere,
                read.getResponses().getAPIResponse("200").getHeaders().keySet());
        var refusal = Objects.requireNonNull(api.getComponents().getResponses().get("UriTooLong"));
        assertEquals(everywhere, refusal.getHeaders().keySet());
    }

    @Test
    void what_will_go_is_told_as_deprecated() {
        // Given
        var read = operation();
        var write = operation();
        var pattern = RoutePattern.of("/api/v1/studies/*/visits");
        var line = new Deprecation(pattern, Set.of("GET"), Instant.EPOCH, Optional.empty(), Optional.empty());
        var door = new DoorAnswers(api(read, write), new Deprecations(List.of(line)));
        // When
        door.tell();
        // Then
        assertEquals(true, read.getDeprecated());
        assertNull(write.getDeprecated());
    }

    private static Operation operation() {
        return OASFactory.createOperation()
                .responses(OASFactory.createAPIResponses().addAPIResponse("200", OASFactory.createAPIResponse()));
    }

    private static OpenAPI api(Operation read, Operation write) {
        return OASFactory.createOpenAPI()
                .components(OASFactory.createComponents())
                .paths(OASFactory.createPaths()
                        .addPathItem(
                                VISITS, OASFactory.createPathItem().GET(read).POST(write)));
    }
}
