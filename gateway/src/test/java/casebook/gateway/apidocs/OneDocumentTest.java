package casebook.gateway.apidocs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

class OneDocumentTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String FIRST = """
            paths:
              /subjects: {get: {tags: [Subjects], schema: {$ref: '#/components/schemas/Subject'}}}
              /operations: {get: {tags: [Operations], schema: {$ref: '#/components/schemas/Secret'}}}
            tags: [{name: Subjects, description: People}, {name: Operations}]
            components:
              schemas:
                Subject: {properties: {state: {$ref: '#/components/schemas/State'}, id: {$ref: '#/components/schemas/Id'}}}
                State: {enum: [InScreening, Enrolled]}
                Id: {type: string}
                Secret: {type: string}
            """;
    private static final String SECOND = """
            paths:
              /visits: {get: {tags: [Visits], schema: {$ref: '#/components/schemas/Visit'}}}
            tags: [{name: Visits}]
            components:
              schemas:
                Visit: {properties: {state: {$ref: '#/components/schemas/State'}, id: {$ref: '#/components/schemas/Id'}}}
                State: {enum: [Planned, Occurred]}
                Id: {type: string}
            """;

    @Test
    void only_what_is_routed_is_told_with_all_it_speaks_of() throws JsonProcessingException {
        // Given
        var one = new OneDocument(YAML.createObjectNode());
        // When
        one.add("enrollment", tree(FIRST), path -> !path.equals("/operations"));
        // Then
        var expected = tree("""
                paths:
                  /subjects: {get: {tags: [Subjects], schema: {$ref: '#/components/schemas/Subject'}}}
                components:
                  schemas:
                    Subject: {properties: {state: {$ref: '#/components/schemas/State'}, id: {$ref: '#/components/schemas/Id'}}}
                    State: {enum: [InScreening, Enrolled]}
                    Id: {type: string}
                tags: [{name: Subjects, description: People}]
                """);
        assertEquals(expected, one.tree());
    }

    @Test
    void the_same_name_for_another_thing_gets_the_services_name_before_it() throws JsonProcessingException {
        // Given
        var one = new OneDocument(YAML.createObjectNode());
        one.add("enrollment", tree(FIRST), _ -> true);
        // When
        one.add("scheduling", tree(SECOND), _ -> true);
        // Then
        var schemas = one.tree().at("/components/schemas");
        assertEquals(tree("{enum: [InScreening, Enrolled]}"), schemas.path("State"));
        assertEquals(tree("{enum: [Planned, Occurred]}"), schemas.path("SchedulingState"));
        assertEquals(
                "#/components/schemas/SchedulingState",
                schemas.at("/Visit/properties/state/$ref").asText());
        assertTrue(schemas.path("SchedulingId").isMissingNode());
    }

    @Test
    void what_speaks_of_a_thing_with_a_new_name_is_another_thing_too() throws JsonProcessingException {
        // Given
        var one = new OneDocument(YAML.createObjectNode());
        one.add("enrollment", tree(FIRST), _ -> true);
        var second = tree(FIRST.replace("InScreening, Enrolled", "Open").replace("/subjects", "/others"));
        // When
        one.add("scheduling", second, _ -> true);
        // Then
        assertEquals(
                "#/components/schemas/SchedulingSubject",
                one.tree().at("/paths/~1others/get/schema/$ref").asText());
        assertEquals(
                "#/components/schemas/SchedulingState",
                one.tree()
                        .at("/components/schemas/SchedulingSubject/properties/state/$ref")
                        .asText());
    }

    private static ObjectNode tree(String yaml) throws JsonProcessingException {
        return (ObjectNode) YAML.readTree(yaml);
    }
}
