package casebook.enrollment.webhook.events;

import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.Deliveries.Summary;
import casebook.journal.event.kafka.EventsBehind;
import casebook.journal.metrics.Sampled;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.ToDoubleFunction;

/** What has still to be told, and how endpoints fare. The same at each instance, but for what is behind. */
@Singleton
class WebhookMeters implements MeterBinder {
    private final Sampled<Summary> summary;
    private final Sampled<Long> behind;

    WebhookMeters(Deliveries deliveries, EventsBehind behind, Clock clock) {
        this.summary = new Sampled<>(deliveries::summary, clock);
        this.behind = new Sampled<>(() -> behind.count(WebhookFeed.CHANNEL), clock);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("casebook.webhook.events.behind", () -> behind.read(Long::doubleValue))
                .description("Events in the topics for which this instance has still to keep deliveries")
                .register(meters);
        Gauge.builder("casebook.deliveries.waiting", () -> summary.read(Summary::waiting))
                .description("Deliveries that no endpoint has taken yet")
                .register(meters);
        webhooks(meters, "active", all -> all.active() - all.failing());
        webhooks(meters, "failing", Summary::failing);
        webhooks(meters, "disabled", Summary::disabled);
    }

    /** Each webhook is in one of them. */
    private void webhooks(MeterRegistry meters, String status, ToDoubleFunction<Summary> number) {
        Gauge.builder("casebook.webhooks", () -> summary.read(number))
                .description("Webhooks by how they fare")
                .tag("status", status)
                .register(meters);
    }
}
