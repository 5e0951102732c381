package casebook.enrollment.webhook;

import casebook.enrollment.webhook.Deliveries.Message;
import java.time.Instant;

/** Sends an event that says nothing, the way every other is sent. */
public final class SendTestEvent {
    public static final String TYPE = "webhook-test.v1";

    private final Deliveries deliveries;

    public SendTestEvent(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public void send(Webhook webhook, Message message, Instant at) {
        webhook.requireActive();
        deliveries.tell(webhook.id(), message, at);
    }
}
