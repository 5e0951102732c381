package casebook.enrollment.webhook.api;

import casebook.enrollment.webhook.Deliveries.Message;
import casebook.enrollment.webhook.SendTestEvent;
import casebook.enrollment.webhook.Webhook;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;

/** An event of no chain: it has no position, and no topic has it. */
final class TestEvent {
    private TestEvent() {}

    static Message at(Webhook webhook, Instant at) {
        var id = UuidCreator.getTimeOrderedEpoch().toString();
        var told = Json.MAPPER.createObjectNode();
        told.put("specversion", "1.0");
        told.put("id", id);
        told.put("source", "/casebook/enrollment");
        told.put("type", SendTestEvent.TYPE);
        told.put("subject", ChainId.STUDY_ITSELF);
        told.put("time", at.toString());
        told.put("study", webhook.study().value());
        told.put("datacontenttype", "application/json");
        told.putObject("data").put("webhook", webhook.id().toString());
        return new Message(id, SendTestEvent.TYPE, ChainId.STUDY_ITSELF, at, Json.text(told));
    }
}
