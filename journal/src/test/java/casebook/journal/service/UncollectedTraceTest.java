package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where no collector is named the caller's trace goes through as it came: others may be telling of it. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class UncollectedTraceTest {
    @Test
    void theTraceOfACallerReachesTheTopicUnchanged() {
        // Given
        var traceparent = "00-" + UUID.randomUUID().toString().replace("-", "") + "-00f067aa0ba902b7-01";

        // When
        given().auth()
                .oauth2(Tokens.of("root"))
                .header("traceparent", traceparent)
                .contentType("application/json")
                .body(Map.of("reason", "Copies were lost"))
                .post(Operator.REBUILD)
                .then()
                .statusCode(200);

        // Then
        var published = Topic.recordsUntil(
                "casebook.scheduling.v1",
                record -> Topic.header(record, "traceparent").orElse("").equals(traceparent));
        assertEquals(
                "/casebook/scheduling", Topic.header(published, "ce_source").orElseThrow());
    }
}
