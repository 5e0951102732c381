package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form cannot hold, with every reason at its place. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class ContentRefusalTest {
    @Test
    void everyReasonIsNamedAtItsPlace() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = subject.starts("screening", "vital-signs", """
                {"observedOn": "2025-02-30", "complete": true,
                 "items": {"systolic": 301, "diastolic": "82", "weight": null, "pulse": 70, "temperature": 36.6}}""");

        // Then
        refused.then()
                .statusCode(422)
                .body("type", equalTo("/docs/problems/invalid-content"))
                .body(
                        "reasons.collect { it.pointer + ' ' + it.code }",
                        contains(
                                "/observedOn no-such-date",
                                "/items/diastolic wrong-type",
                                "/items/pulse unknown-item",
                                "/items/systolic out-of-range",
                                "/items/heart-rate required",
                                "/items/weight required"));
    }

    @Test
    void whatTheStateForbidsAndWhatTheContentBreaksAreNamedTogether() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = subject.starts("screening", "administration", """
                {"observedOn": "2025-03-04", "complete": true, "items": {"cells": 0}}""");

        // Then
        refused.then()
                .statusCode(409)
                .body("reasons.code", hasItems("form-not-planned", "not-allocated", "out-of-range", "required"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"observedOn\": ",
                "[]",
                "{\"observedOn\": \"2025-03-04\", \"unheard\": 1}",
                "{\"observedOn\": \"2025-03-04\", \"items\": [1]}",
                "{\"observedOn\": \"2025-03-04\", \"complete\": \"perhaps\"}",
                "{\"observedOn\": \"2025-03-04\", \"complete\": \"true\"}",
                "{\"observedOn\": \"2025-03-04\", \"complete\": 1}",
                "{\"observedOn\": 20250304}",
                "{\"observedOn\": \"2025-03-04\", \"reason\": 5}",
                "{\"observedOn\": \"2025-03-04\", \"items\": {\"systolic\": 120, \"systolic\": 140}}",
                "{\"observedOn\": \"2025-03-04\"} {}",
                "null",
                ""
            })
    void aBodyThatCannotBeReadIsMalformed(String body) {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = subject.starts("screening", "vital-signs", body);

        // Then
        refused.then().statusCode(400).body("type", equalTo("/docs/problems/malformed-request"));
    }
}
