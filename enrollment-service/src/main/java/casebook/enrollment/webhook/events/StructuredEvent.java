package casebook.enrollment.webhook.events;

import casebook.enrollment.webhook.Deliveries.Message;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.event.Event;
import casebook.journal.event.kafka.CloudEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An event as endpoints are told it: CloudEvents 1.0, JSON's structured mode, with the same attributes as on Kafka. */
final class StructuredEvent {
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private StructuredEvent() {}

    static Message of(Event event) {
        var told = Json.MAPPER.createObjectNode();
        told.put("specversion", "1.0");
        told.put("id", event.id());
        told.put("source", CloudEvents.SOURCE_PREFIX + event.source());
        told.put("type", event.type());
        told.put("subject", event.chain().subject());
        told.put("time", event.time().toString());
        told.put("study", event.chain().study());
        if (event.site() != null) {
            told.put("site", event.site());
        }
        told.put("position", Long.toString(event.position()));
        told.put("hash", event.hash());
        told.put("previoushash", event.previousHash());
        told.put("datacontenttype", "application/json");
        told.set("data", event.data());
        // As the store keeps it: never later than it was, so that a replay from then tells the event.
        var recordedAt = event.time().truncatedTo(ChronoUnit.MICROS);
        return new Message(event.id(), event.type(), event.chain().subject(), recordedAt, Json.text(told));
    }

    /** No clock is wrong by more: what says so could have a time that no store keeps, and would hold up all that follows. */
    static boolean isCredible(Event event, Instant now) {
        return event.time().isBefore(now.plus(CLOCKS_DIFFER));
    }

    static boolean isOfStudy(Event event) {
        return event.chain().subject().equals(ChainId.STUDY_ITSELF);
    }
}
