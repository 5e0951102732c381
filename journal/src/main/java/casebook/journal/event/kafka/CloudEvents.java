package casebook.journal.event.kafka;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0, Kafka binding, binary mode: attributes in headers, data as the value. */
final class CloudEvents {
    private static final Logger LOG = Logger.getLogger(CloudEvents.class);
    private static final String SOURCE_PREFIX = "/casebook/";

    private CloudEvents() {}

    static ProducerRecord<String, String> write(Event event, String topic) {
        var written = new ProducerRecord<>(topic, event.chain().eventKey(), Json.text(event.data()));
        var headers = written.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", event.id());
        put(headers, "ce_source", SOURCE_PREFIX + event.source());
        put(headers, "ce_type", event.type());
        put(headers, "ce_subject", event.chain().subject());
        put(headers, "ce_time", event.time().toString());
        put(headers, "ce_study", event.chain().study());
        if (event.site() != null) {
            put(headers, "ce_site", event.site());
        }
        put(headers, "ce_position", Long.toString(event.position()));
        put(headers, "ce_previoushash", event.previousHash());
        put(headers, "ce_hash", event.hash());
        put(headers, "content-type", "application/json");
        return written;
    }

    /** The event; none, loudly, when an attribute is missing or the data is not JSON. */
    static Optional<Event> find(ConsumerRecord<String, String> record) {
        try {
            return Optional.of(read(record));
        } catch (RuntimeException e) {
            LOG.errorf(
                    "Skipped what is no event at %s/%d@%d: %s",
                    record.topic(), record.partition(), record.offset(), e.toString());
            return Optional.empty();
        }
    }

    private static Event read(ConsumerRecord<String, String> record) {
        var headers = record.headers();
        return new Event(
                need(headers, "ce_id"),
                source(need(headers, "ce_source")),
                need(headers, "ce_type"),
                new ChainId(need(headers, "ce_study"), need(headers, "ce_subject")),
                find(headers, "ce_site"),
                Long.parseLong(need(headers, "ce_position")),
                need(headers, "ce_previoushash"),
                need(headers, "ce_hash"),
                Instant.parse(need(headers, "ce_time")),
                Json.parse(record.value()));
    }

    /** The service, or the whole source where it is none of ours. */
    private static String source(String stated) {
        return stated.startsWith(SOURCE_PREFIX) ? stated.substring(SOURCE_PREFIX.length()) : stated;
    }

    static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static String need(Headers headers, String name) {
        var value = find(headers, name);
        if (value == null) {
            throw new IllegalStateException("The event has no " + name);
        }
        return value;
    }

    private static @Nullable String find(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
