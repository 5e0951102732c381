package casebook.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiContractTest {
    private static final String VISIT = "/api/v1/visits/7";
    private static final String PROBLEM = "{\"type\":\"/docs/problems/not-found\",\"title\":\"None\",\"status\":404}";
    private static final ApiContract CONTRACT = contract("""
        paths:
          /api/v1/visits/{visit}:
            get:
              responses:
                "200":
                  headers: {ETag: {$ref: '#/components/headers/ETag'}}
                  content: {application/json: {schema: {$ref: '#/components/schemas/Visit'}}}
                "404": {$ref: '#/components/responses/NotFound'}
            delete: {responses: {"204": {description: Gone}}}
        components:
          headers:
            ETag: {required: true, schema: {type: string}}
          responses:
            NotFound:
              content:
                application/problem+json:
                  schema: {$ref: '#/components/schemas/Problem'}
                  examples: {not-found: {}}
          schemas:
            Visit:
              type: object
              required: ["on"]
              properties:
                "on": {$ref: '#/components/schemas/Day'}
                days: {type: array, items: {$ref: '#/components/schemas/Day'}}
            Day: {type: string, format: date}
            Problem:
              type: object
              required: [type, title, status]
              properties: {type: {type: string}, title: {type: string}, status: {type: integer}}
        """);

    @Test
    void what_is_as_documented_has_no_faults() {
        // Given
        var answered = visit(Map.of("ETag", "\"1\""), "{\"on\":\"2025-03-03\",\"days\":[\"2025-03-04\"]}");
        // When
        var faults = CONTRACT.faults(answered);
        // Then
        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|required property 'on'",
                "{\"on\":3}|string expected",
                "{\"on\":\"3 March\"}|date",
                "{\"on\":\"2025-03-03\",\"days\":[\"soon\"]}|date",
                "{\"on\":\"2025-03-03\",\"weight\":62}|'weight'",
            })
    void a_body_that_breaks_the_schema_is_a_fault(String body, String fault) {
        // Given
        var answered = visit(Map.of("ETag", "\"1\""), body);
        // When
        var faults = CONTRACT.faults(answered);
        // Then
        assertEquals(1, faults.size());
        assertTrue(faults.getFirst().contains(fault), faults::toString);
    }

    @Test
    void headers_are_there_where_they_are_required_and_documented_where_they_are_there() {
        // Given
        var answered = visit(Map.of("Retry-After", "1"), "{\"on\":\"2025-03-03\"}");
        // When
        var faults = CONTRACT.faults(answered);
        // Then
        assertEquals(List.of("header ETag is missing", "header Retry-After is not documented"), faults);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 409, application/problem+json, status 409 is not documented",
        "GET, 404, application/json, content type 'application/json' is not documented",
        "PUT, 200, application/json, status 200 where no operation is documented",
        "PUT, 405, application/json, content type 'application/json' is not documented",
        "DELETE, 204, application/problem+json, a body where none is documented",
    })
    void status_and_content_type_are_documented(String method, int status, String type, String fault) {
        // Given
        var answered = new Answered(method, VISIT, status, Map.of("content-type", type), PROBLEM);
        // When
        var faults = CONTRACT.faults(answered);
        // Then
        assertEquals(List.of(fault), faults);
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/visits/7, 404", "PUT, /api/v1/visits/7, 405", "GET, /api/v1/nothing/here, 404"})
    void a_refusal_is_a_problem_wherever_it_is_answered(String method, String path, int status) {
        // Given
        var type = Map.of("Content-Type", "application/problem+json;charset=UTF-8");
        // When
        var whole = CONTRACT.faults(new Answered(method, path, status, type, PROBLEM));
        var broken = CONTRACT.faults(new Answered(method, path, status, type, "{\"status\":404}"));
        // Then
        assertEquals(List.of(), whole);
        assertEquals(2, broken.size());
    }

    @Test
    void a_problem_is_of_a_type_that_the_answer_names() {
        // Given
        var type = Map.of("Content-Type", "application/problem+json");
        var other = PROBLEM.replace("not-found", "forbidden");
        // When
        var faults = CONTRACT.faults(new Answered("GET", VISIT, 404, type, other));
        // Then
        assertEquals(List.of("problem type 'forbidden' is not documented"), faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schema: {type: string, format: date, examples: [2025-03-03]}|0",
                "schema: {type: string, format: date, examples: [2025-03-03, soon]}|1",
                "schema: {type: array, items: {type: integer, examples: [one]}}|1",
                "schema: {type: integer}, example: 1|0",
                "schema: {type: integer}, example: one|1",
                "schema: {$ref: '#/components/schemas/Day'}, examples: {day: {value: 2025-03-03}}|0",
                "schema: {$ref: '#/components/schemas/Day'}, examples: {day: {$ref: '#/components/examples/Day'}}|1",
            })
    void an_example_fits_what_it_is_an_example_of(String part, int faults) {
        // Given
        var document = tree("part: {" + part + """
                }
                components:
                  schemas: {Day: {type: string, format: date}}
                  examples: {Day: {value: soon}}
                """);
        // When
        var told = ToldExamples.faultsIn(document);
        // Then
        assertEquals(faults, told.size(), told::toString);
    }

    private static Answered visit(Map<String, String> headers, String body) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/json;charset=UTF-8");
        return new Answered("GET", VISIT, 200, all, body);
    }

    private static ApiContract contract(String yaml) {
        return ApiContract.of(tree(yaml));
    }

    private static ObjectNode tree(String yaml) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
