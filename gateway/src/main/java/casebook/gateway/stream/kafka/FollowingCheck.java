package casebook.gateway.stream.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether the stream is live. Without it the gateway still answers everything else, so it never makes it unready. */
@Readiness
@ApplicationScoped
class FollowingCheck implements HealthCheck {
    private final TopicFeed feed;

    FollowingCheck(TopicFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("The live stream")
                .up()
                .withData("events", feed.following() ? "followed" : "away")
                .build();
    }
}
