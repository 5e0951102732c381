package casebook.enrollment.webhook.sending;

import static casebook.enrollment.SubjectClient.as;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.embedded.TestServers;
import casebook.enrollment.webhook.EndpointSettings;
import casebook.enrollment.webhook.Receiver;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who watches the system sees that webhooks fall behind, and which way. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class WebhookMetricsTest extends Scene {
    private static final String BEHIND = "casebook_webhook_events_behind";
    private static final String WAITING = "casebook_deliveries_waiting";

    /** Endpoints of other tests are gone by now, and their webhooks would begin to fail at any time. */
    @BeforeEach
    void noOtherWebhooks() throws SQLException {
        try (var store = store();
                var sql = store.createStatement()) {
            sql.execute("truncate webhook, webhook_delivery, webhook_attempt, webhook_replay");
        }
        eventually().untilAsserted(() -> {
            for (var series : List.of(status("active"), status("failing"), status("disabled"), WAITING)) {
                assertEquals(0, metric(series), series);
            }
        });
    }

    @Test
    void anEndpointThatFailsIsCountedAsFailingAndWhatItWasNotToldWaits() {
        // Given
        var failing = metric(status("failing"));
        var waiting = metric(WAITING);
        var disabled = metric(status("disabled"));
        var webhook = webhook(receiver, HELD);
        receiver.answers(Receiver.answering(500));

        // When
        holds();

        // Then
        eventually().untilAsserted(() -> {
            assertEquals(failing + 1, metric(status("failing")));
            assertEquals(waiting + 1, metric(WAITING));
        });
        receiver.answers(Receiver.answering(410));
        as("sofia").post(webhook.path() + "/test-event"); // refused where what waited was told 410 before it
        eventually().untilAsserted(() -> {
            assertEquals(failing, metric(status("failing")));
            assertEquals(disabled + 1, metric(status("disabled")));
            assertEquals(waiting, metric(WAITING));
        });
    }

    @Test
    void anEndpointThatAnswersIsCountedAsActive() {
        // Given
        var active = metric(status("active"));

        // When
        webhook(receiver, HELD);

        // Then
        eventually().untilAsserted(() -> assertEquals(active + 1, metric(status("active"))));
    }

    @Test
    void whatNoDeliveryCanBeKeptOfIsBehindUntilItGoesOn() throws SQLException {
        // Given
        webhook(receiver, HELD);
        eventually().until(() -> metric(BEHIND) == 0);

        try (var store = standingStill()) {
            // When
            holds();

            // Then
            eventually().until(() -> metric(BEHIND) >= 1);
            store.rollback();
        }
        eventually().until(() -> metric(BEHIND) == 0);
        assertEquals(HELD, receiver.next().type());
    }

    /** Nothing can be written where deliveries are kept; all can be read. */
    private static Connection standingStill() throws SQLException {
        var store = store();
        store.setAutoCommit(false);
        try (var sql = store.createStatement()) {
            sql.execute("lock table webhook_delivery in share mode");
        }
        return store;
    }

    private static Connection store() throws SQLException {
        return DriverManager.getConnection(TestServers.jdbcUrl("enrollment"), "postgres", "postgres");
    }

    private static String status(String status) {
        return "casebook_webhooks{status=\"" + status + "\"}";
    }

    private static double metric(String series) {
        var page = RestAssured.given()
                .accept("text/plain")
                .get("/q/metrics")
                .asString()
                .replace(",}", "}");
        return page.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(series + " is not in " + page));
    }
}
