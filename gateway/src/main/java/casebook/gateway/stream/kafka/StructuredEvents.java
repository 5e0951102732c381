package casebook.gateway.stream.kafka;

import casebook.gateway.stream.StudyEvent;
import casebook.gateway.stream.StudyEvent.Concern;
import casebook.gateway.stream.StudyEvent.Place;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Makes of a CloudEvent in Kafka's binary mode the same one in JSON's structured mode, in one line. */
final class StructuredEvents {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String PREFIX = "ce_";
    private static final String SITE = "site";
    /** In the order in which they are told; all but the site are always there. */
    private static final List<String> ATTRIBUTES = List.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "study",
            SITE,
            "position",
            "hash",
            "previoushash");

    private StructuredEvents() {}

    /** None for what is no whole event of its topic's producer: services park or bury such, here it is told to nobody. */
    static Optional<StudyEvent> of(ConsumerRecord<byte[], byte[]> record) {
        var topic = Topics.numberOf(record.topic());
        var attributes = attributes(record.headers());
        var known = Topics.row(topic);
        if (attributes.size() < ATTRIBUTES.size() - (attributes.containsKey(SITE) ? 0 : 1)
                || record.value() == null
                || !known.types().contains(attributes.get("type"))
                || !("/casebook/" + known.producer()).equals(attributes.get("source"))) {
            return Optional.empty();
        }
        var concern = new Concern(
                attributes.getOrDefault("type", ""),
                attributes.getOrDefault("study", ""),
                attributes.getOrDefault("subject", ""),
                attributes.get(SITE));
        var place = new Place(topic, record.partition(), record.offset());
        try {
            return Optional.of(new StudyEvent(place, concern, json(attributes, record.value())));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static Map<String, String> attributes(Headers headers) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : ATTRIBUTES) {
            var header = headers.lastHeader(PREFIX + name);
            if (header != null && header.value() != null) {
                attributes.put(name, new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return attributes;
    }

    private static byte[] json(Map<String, String> attributes, byte[] data) throws IOException {
        var told = new ByteArrayOutputStream(data.length + 600);
        try (var out = JSON.createGenerator(told)) {
            out.writeStartObject();
            for (var attribute : attributes.entrySet()) {
                out.writeStringField(attribute.getKey(), attribute.getValue());
            }
            out.writeStringField("datacontenttype", "application/json");
            out.writeFieldName("data");
            copyObject(data, out);
            out.writeEndObject();
        }
        return told.toByteArray();
    }

    /** Numbers keep the digits they were recorded with. */
    private static void copyObject(byte[] data, JsonGenerator out) throws IOException {
        try (var in = JSON.createParser(data)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("The data is no object");
            }
            out.copyCurrentStructureExact(in);
            if (in.nextToken() != null) {
                throw new IOException("The data is more than an object");
            }
        }
    }
}
