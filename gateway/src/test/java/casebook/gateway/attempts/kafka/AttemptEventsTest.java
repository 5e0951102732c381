package casebook.gateway.attempts.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.attempts.Attempt;
import casebook.gateway.attempts.AttemptReport;
import casebook.gateway.attempts.Origin;
import casebook.gateway.attempts.Threshold;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Holds the event against the contracts. */
class AttemptEventsTest {
    private static final Path CONTRACTS = Path.of("..", "contracts");
    private static final Path TYPE = CONTRACTS.resolve("events").resolve(AttemptEvents.TYPE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final AttemptReport REPORT = new AttemptReport(
            UUID.fromString("0195d059-4000-7c41-9b6e-2d1c0a4be7f3"),
            new Origin(Origin.Kind.ADDRESS, "203.0.113.7"),
            new Threshold(50, Duration.ofMinutes(5)),
            Instant.parse("2025-03-26T02:14:07.112034Z"),
            Map.of(
                    Attempt.Kind.TOKEN_MISSING, 2,
                    Attempt.Kind.TOKEN_INVALID, 46,
                    Attempt.Kind.FORBIDDEN, 1,
                    Attempt.Kind.STUDY_NOT_GRANTED, 1),
            new Attempt(
                    Instant.parse("2025-03-26T02:16:31.5Z"),
                    Attempt.Kind.TOKEN_INVALID,
                    "203.0.113.7",
                    null,
                    "0195d059-3f2a-7c41-9b6e-2d1c0a4be7f3"));

    @Test
    void the_data_is_the_contracts_example() throws IOException {
        // When
        var data = JSON.readTree(AttemptEvents.of(REPORT).value());
        // Then
        assertEquals(JSON.readTree(Files.readString(TYPE.resolve("example.json"))), data);
        assertEquals(List.of(), faults(TYPE.resolve("schema.json"), data));
    }

    @Test
    void the_attributes_fit_the_envelope() throws IOException {
        // When
        var headers = JSON.createObjectNode();
        AttemptEvents.of(REPORT)
                .headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        // Then
        assertEquals(List.of(), faults(CONTRACTS.resolve("security-envelope.schema.json"), headers));
        assertEquals("2025-03-26T02:16:31.500Z", headers.path("ce_time").asText());
        assertEquals(
                "0195d059-4000-7c41-9b6e-2d1c0a4be7f3", headers.path("ce_id").asText());
    }

    @Test
    void the_topic_is_the_one_of_the_contracts() throws IOException {
        // Given
        var row = new YAMLMapper()
                .readTree(CONTRACTS.resolve("topics.yaml").toFile())
                .at("/ofNoStudy/0");
        // When
        var sent = AttemptEvents.of(REPORT);
        // Then
        assertEquals(row.path("name").asText(), sent.topic());
        assertEquals("/casebook/" + row.path("producer").asText(), AttemptEvents.SOURCE);
        assertEquals(row.at("/events/0/type").asText(), AttemptEvents.TYPE);
        assertEquals(row.path("partitions").asInt(), TopicSession.PARTITIONS);
        assertEquals(row.path("keptDays").asLong(), TopicSession.KEPT.toDays());
    }

    private static List<String> faults(Path schema, JsonNode document) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema), InputFormat.JSON)
                .validate(
                        document.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
