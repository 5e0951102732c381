package casebook.gateway.metrics;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.SUBJECT;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.ines;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.gateway.testing.GatewayParts;
import casebook.gateway.testing.Peer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's metrics have a door of their own; the front door leads neither there nor to those of a service. */
@QuarkusTest
@WithTestResource(GatewayParts.class)
class GatewayMetricsTest {
    @Test
    void requestsAreMeasuredByTheServiceThatAnswered() {
        try (var enrollment = Peer.of("enrollment")) {
            // Given
            enrollment.answerWithEcho();
            var series = "casebook_requests_seconds_count{kind=\"read\",service=\"enrollment\",status=\"200\"}";
            var before = number(series);

            // When
            ines().get(SUBJECT).then().statusCode(200);

            // Then
            await().untilAsserted(() -> assertEquals(before + 1, number(series)));
        }
    }

    @Test
    void whatIsRefusedAtTheDoorIsMeasuredToo() {
        // Given
        var series = "casebook_requests_seconds_count{kind=\"read\",service=\"casebook-gateway\",status=\"401\"}";
        var before = number(series);

        // When
        anybody().get(SUBJECT).then().statusCode(401);

        // Then
        await().untilAsserted(() -> assertEquals(before + 1, number(series)));
        assertFalse(read().contains(SUBJECT.substring(STUDY.length())));
    }

    @Test
    void aServiceIsNotAwayWhileItIsNotLeftAlone() {
        assertTrue(read().contains("casebook_service_away{service=\"enrollment\"} 0.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/metrics/",
                "/metrics",
                "/api/v1/../../q/metrics",
                "/api/%2e%2e/q/metrics",
                "/api/..;/q/metrics",
                "/api/v1/studies/../../../q/metrics",
                "/q/./metrics"
            })
    void noPathOfTheFrontDoorLeadsToMetrics(String path) {
        try (var enrollment = Peer.of("enrollment")) {
            // When
            var answer = ines().get(path);

            // Then
            assertTrue(answer.statusCode() >= 400, () -> path + " answered " + answer.statusCode());
            assertFalse(answer.asString().contains("casebook_"));
            assertEquals(0, enrollment.requests());
        }
    }

    /** As one library or the other writes it: the last label may have a comma behind it. */
    private static String read() {
        var port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class);
        return RestAssured.given()
                .accept("text/plain")
                .get("http://127.0.0.1:" + port + "/q/metrics")
                .asString()
                .replace(",}", "}");
    }

    /** Of a series; 0 where there is none yet. */
    private static double number(String series) {
        return read().lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }
}
