package casebook.gateway.attempts.kafka;

import casebook.gateway.attempts.AttemptReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a report as the contracts describe it: CloudEvents 1.0 in Kafka's binary mode. */
final class AttemptEvents {
    static final String TOPIC = "casebook.security.v1";
    static final String TYPE = "attempts-refused.v1";
    static final String SOURCE = "/casebook/gateway";
    private static final ObjectMapper JSON = new ObjectMapper();

    private AttemptEvents() {}

    static ProducerRecord<byte[], byte[]> of(AttemptReport report) {
        var written = new ProducerRecord<>(TOPIC, bytes(report.origin().toString()), data(report));
        var attributes = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                report.id().toString(),
                "ce_source",
                SOURCE,
                "ce_type",
                TYPE,
                "ce_time",
                report.last().at().toString(),
                "content-type",
                "application/json");
        attributes.forEach((name, value) -> written.headers().add(name, bytes(value)));
        return written;
    }

    private static byte[] data(AttemptReport report) {
        var data = JSON.createObjectNode();
        data.putObject("origin")
                .put("kind", report.origin().kind().wireName())
                .put("name", report.origin().name());
        data.put("attempts", report.attempts());
        var kinds = data.putObject("kinds");
        report.kinds().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> kinds.put(kind.getKey().wireName(), kind.getValue()));
        data.put("since", report.since().toString());
        data.put("lastAddress", report.last().address());
        data.put("lastRequest", report.last().request());
        data.putObject("threshold")
                .put("attempts", report.threshold().attempts())
                .put("window", report.threshold().window().toString());
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report can always be written", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
