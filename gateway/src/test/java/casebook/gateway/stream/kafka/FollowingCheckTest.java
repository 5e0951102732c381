package casebook.gateway.stream.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.gateway.stream.RecentEvents;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class FollowingCheckTest {

    @Test
    void without_a_broker_the_gateway_says_so_and_is_ready_all_the_same() {
        // Given
        var feed = new TopicFeed(new RecentEvents(1, 1), new Broker(Map.of()));
        // When
        var health = new FollowingCheck(feed).call();
        // Then
        assertEquals(Status.UP, health.getStatus());
        assertEquals("away", health.getData().orElseThrow().get("events"));
    }
}
