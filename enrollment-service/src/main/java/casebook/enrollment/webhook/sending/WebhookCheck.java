package casebook.enrollment.webhook.sending;

import casebook.enrollment.webhook.Deliveries;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** How endpoints fare, for who watches the system. A sponsor's dead endpoint makes no service unready. */
@Wellness
@ApplicationScoped
class WebhookCheck implements HealthCheck {
    private final Deliveries deliveries;

    WebhookCheck(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public HealthCheckResponse call() {
        var summary = deliveries.summary();
        return HealthCheckResponse.named("Webhooks")
                .withData("active", summary.active())
                .withData("failing", summary.failing())
                .withData("disabled", summary.disabled())
                .withData("waiting", summary.waiting())
                .up()
                .build();
    }
}
