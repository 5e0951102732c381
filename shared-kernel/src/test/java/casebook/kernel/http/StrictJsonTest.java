package casebook.kernel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private final ObjectMapper json = mapper();

    record Sent(
            @Nullable String text,
            @Nullable List<String> texts,
            @Nullable LocalDate day,
            @Nullable Instant instant,
            @Nullable Boolean truth,
            @Nullable Integer whole,
            @Nullable Double decimal,
            @Nullable Map<String, Object> items,
            @Nullable JsonNode tree) {}

    private static ObjectMapper mapper() {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new CleanText().customize(mapper);
        new StrictJson().customize(mapper);
        return mapper;
    }

    @Test
    void whatIsOfItsOwnTypeIsRead() throws IOException {
        // Given
        var body = """
                {"text": "5", "texts": ["true", ""], "day": "2024-02-29", "instant": "2024-02-29T09:00:00.5Z", "truth": false, "whole": 5, "decimal": 5,
                 "items": {"a": 1, "b": {"a": 2}}, "tree": {"a": [1, "x", null]}}
                """;
        // When
        var sent = read(body);
        // Then
        assertEquals("5", sent.text());
        assertEquals(List.of("true", ""), sent.texts());
        assertEquals(LocalDate.of(2024, 2, 29), sent.day());
        assertEquals(Instant.ofEpochSecond(1_709_197_200, 500_000_000), sent.instant());
        assertEquals(false, sent.truth());
        assertEquals(5, sent.whole());
        assertEquals(5.0, sent.decimal());
        assertEquals(Map.of("a", 1, "b", Map.of("a", 2)), sent.items());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 5}",
                "{\"text\": 5.0}",
                "{\"text\": true}",
                "{\"text\": [\"a\"]}",
                "{\"text\": {}}",
                "{\"texts\": [5]}",
                "{\"texts\": \"a\"}",
                "{\"truth\": \"true\"}",
                "{\"truth\": \"\"}",
                "{\"truth\": 1}",
                "{\"whole\": \"5\"}",
                "{\"whole\": \"\"}",
                "{\"whole\": 5.0}",
                "{\"whole\": true}",
                "{\"decimal\": \"5\"}",
                "{\"decimal\": false}",
                "[]",
                "\"\"",
                "5",
            })
    void nothingIsMadeToFitAnotherType(String body) {
        assertThrows(JsonProcessingException.class, () -> read(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20250314",
                "[2025, 3, 14]",
                "true",
                "\"2025-03-14T00:00\"",
                "\"2025-03-14T00:00:00Z\"",
                "\" 2025-03-14\"",
                "\"2025-03-14 \"",
                "\"2025-3-14\"",
                "\"20250314\"",
                "\"+2025-03-14\"",
                "\"-2025-03-14\"",
                "\"+12025-03-14\"",
                "\"2025-02-29\"",
                "\"2025-W11-5\"",
                "\"\"",
            })
    void aDayIsWrittenInOneWay(String day) {
        assertThrows(JsonProcessingException.class, () -> read("{\"day\": " + day + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1740000000",
                "1740000000.5",
                "\"1740000000\"",
                "true",
                "\"2025-03-14\"",
                "\"2025-03-14T09:00:00\"",
                "\"2025-03-14T09:00Z\"",
                "\"2025-03-14T09:00:00+09:00\"",
                "\"2025-03-14t09:00:00z\"",
                "\"2025-03-14 09:00:00Z\"",
                "\" 2025-03-14T09:00:00Z\"",
                "\"2025-03-14T09:00:00.Z\"",
                "\"2025-02-29T09:00:00Z\"",
                "\"2025-03-14T25:00:00Z\"",
                "\"+12025-03-14T09:00:00Z\"",
                "\"\"",
            })
    void anInstantIsWrittenInOneWay(String instant) {
        assertThrows(JsonProcessingException.class, () -> read("{\"instant\": " + instant + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\", \"text\": \"a\"}",
                "{\"items\": {\"a\": 1, \"a\": 2}}",
                "{\"items\": {\"a\": {\"b\": 1, \"c\": 2, \"b\": 1}}}",
                "{\"tree\": {\"a\": 1, \"\\u0061\": 2}}",
            })
    void nothingIsSaidTwice(String body) {
        assertThrows(JsonProcessingException.class, () -> read(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}{", "{}]", "{} x", "{} // comment", "{}\u0000"})
    void nothingFollowsTheValue(String body) {
        assertThrows(JsonProcessingException.class, () -> read(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
    void otherEncodingsAreNotGuessed(String charset) {
        assertThrows(
                JsonProcessingException.class,
                () -> json.readValue("{\"text\": \"a\"}".getBytes(Charset.forName(charset)), Sent.class));
    }

    @Test
    void aHundredLevelsAreReadAndNoMore() throws IOException {
        // Given
        var deepest = "{\"tree\": " + "[".repeat(99) + "]".repeat(99) + "}";
        var deeper = "{\"tree\": " + "[".repeat(100) + "]".repeat(100) + "}";
        // When
        read(deepest);
        // Then
        assertThrows(JsonProcessingException.class, () -> read(deeper));
    }

    private Sent read(String body) throws IOException {
        return json.readValue(body.getBytes(StandardCharsets.UTF_8), Sent.class);
    }
}
