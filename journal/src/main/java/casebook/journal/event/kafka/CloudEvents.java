package casebook.journal.event.kafka;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.event.Event;
import casebook.kernel.http.CleanText;
import casebook.kernel.trace.Traceparent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0, Kafka binding, binary mode: attributes in headers, data as the value. */
public final class CloudEvents {
    public static final String SOURCE_PREFIX = "/casebook/";
    /** Far more than any attribute of ours, and less than what no store could index. Characters. */
    private static final int LONGEST_ATTRIBUTE = 200;

    private static final ObjectReader WHOLE = Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private CloudEvents() {}

    static ProducerRecord<byte[], byte[]> write(Event event, String topic) {
        var written = new ProducerRecord<>(topic, bytes(event.chain().eventKey()), bytes(Json.text(event.data())));
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
        if (event.traceparent() != null) {
            put(headers, Traceparent.HEADER, event.traceparent());
        }
        return written;
    }

    /**
     * What a record was read as.
     *
     * @param event none where not even its attributes could be read; without data where only these could
     * @param fault why it is not a whole event; it quotes nothing of the data, which may be clinical
     */
    public record Reading(@Nullable Event event, @Nullable String fault) {}

    public static Reading read(ConsumerRecord<byte[], byte[]> record) {
        try {
            var event = event(record.headers(), data(record.value()));
            return new Reading(event, event.readable() ? null : "its data is no JSON object that can be kept");
        } catch (IllegalStateException e) {
            return new Reading(null, e.getMessage());
        }
    }

    /** The event without its data, which an anchor needs not; none where it is not even that. */
    static @Nullable Event attributes(ConsumerRecord<byte[], byte[]> record) {
        try {
            return event(record.headers(), NullNode.getInstance());
        } catch (IllegalStateException _) {
            return null;
        }
    }

    private static JsonNode data(byte @Nullable [] value) {
        try {
            var data = value == null ? null : WHOLE.readTree(value);
            return data != null && data.isObject() && isKeepable(data) ? data : NullNode.getInstance();
        } catch (IOException _) {
            return NullNode.getInstance();
        }
    }

    /** What one store can keep and the other cannot is refused by both: a rebuild would fail of it, each time. */
    private static boolean isKeepable(JsonNode data) {
        return data.isValueNode()
                ? !data.isTextual() || CleanText.keepable(data.textValue())
                : data.propertyStream().allMatch(property -> CleanText.keepable(property.getKey()))
                        && data.valueStream().allMatch(CloudEvents::isKeepable);
    }

    private static Event event(Headers headers, JsonNode data) {
        return new Event(
                need(headers, "ce_id"),
                source(need(headers, "ce_source")),
                need(headers, "ce_type"),
                new ChainId(need(headers, "ce_study"), need(headers, "ce_subject")),
                find(headers, "ce_site"),
                parsed(headers, "ce_position", CloudEvents::position),
                need(headers, "ce_previoushash"),
                need(headers, "ce_hash"),
                parsed(headers, "ce_time", Instant::parse),
                data,
                traceparent(headers));
    }

    /** A trace is nothing that an event could fail of. */
    private static @Nullable String traceparent(Headers headers) {
        try {
            var stated = find(headers, Traceparent.HEADER);
            return stated != null && Traceparent.isOne(stated) ? stated : null;
        } catch (IllegalStateException _) {
            return null;
        }
    }

    private static long position(String text) {
        long position = Long.parseLong(text);
        if (position < 1) {
            throw new IllegalArgumentException("chains begin at 1");
        }
        return position;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The service, or the whole source where it is none of ours. */
    private static String source(String stated) {
        return stated.startsWith(SOURCE_PREFIX) ? stated.substring(SOURCE_PREFIX.length()) : stated;
    }

    static void put(Headers headers, String name, String value) {
        headers.add(name, bytes(value));
    }

    private static <T> T parsed(Headers headers, String name, Function<String, T> parse) {
        try {
            return parse.apply(need(headers, name));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw new IllegalStateException("its " + name + " is malformed");
        }
    }

    private static String need(Headers headers, String name) {
        var value = find(headers, name);
        if (value == null) {
            throw new IllegalStateException("it has no " + name);
        }
        return value;
    }

    private static @Nullable String find(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        var value = new String(header.value(), StandardCharsets.UTF_8);
        if (value.length() > LONGEST_ATTRIBUTE || value.indexOf(0) >= 0) {
            throw new IllegalStateException("its " + name + " is malformed");
        }
        return value;
    }
}
