package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import casebook.journal.audit.Json;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.kernel.testing.AnswersAsDocumented;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each line of the log is an object for itself, names its request and its trace, and quotes nothing of what was sent. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
@TestProfile(JsonLogTest.IntoAFile.class)
class JsonLogTest {
    private static final Path LOG = Path.of("target", "json-log-test.log");
    private static final String WEIGHT = "70.123456";

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String request = "request-" + trace.substring(0, 8);

    /** What the console is told, in a file where the test can read it. */
    public static final class IntoAFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.log.file.enabled", "true",
                    "quarkus.log.file.path", LOG.toString(),
                    "quarkus.log.file.json.enabled", "true",
                    "quarkus.log.file.json.additional-field.\"service\".value", "scheduling");
        }
    }

    @Test
    void aFailureOfOursIsToldWithoutWhatItQuotes() {
        // When
        given().noFiltersOfType(AnswersAsDocumented.class) // the failing operation is this test's own
                .auth()
                .oauth2(Tokens.of("root"))
                .header("X-Request-Id", request)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType("application/json")
                .body(Map.of("weight", WEIGHT))
                .post(Faulty.PATH)
                .then()
                .statusCode(500);

        // Then
        await().until(() -> told().isPresent());
        var line = told().orElseThrow();
        assertEquals("A request failed", line.path("message").asText());
        assertEquals("ERROR", line.path("level").asText());
        assertEquals(trace, line.path("mdc").path("traceId").asText());
        assertEquals("scheduling", line.path("service").asText());
        assertEquals(true, line.toString().contains(Faulty.class.getName()), "it says where");
        assertFalse(lines().toString().contains(WEIGHT));
    }

    private Optional<JsonNode> told() {
        return lines().stream()
                .filter(line -> line.path("mdc").path("request").asText().equals(request))
                .findFirst();
    }

    /** Fails when a line is no JSON. */
    private static List<JsonNode> lines() {
        try {
            return Files.readAllLines(LOG).stream().map(Json::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
