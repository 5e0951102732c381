package casebook.journal.event;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that one service published of a record in its journal (CloudEvents 1.0).
 *
 * @param source the service that published it, such as {@code enrollment}
 * @param type the wire name with its version, such as {@code subject-enrolled.v1}
 * @param position the record's place in the source's chain; each record has one event, so positions come without gaps
 * @param hash the record's hash: the event is its anchor outside the store
 * @param data an object; JSON's null where only the attributes could be read, see {@link #readable()}
 * @param traceparent the trace that its record was written in, as W3C Trace Context has it, if anybody traced
 */
public record Event(
        String id,
        String source,
        String type,
        ChainId chain,
        @Nullable String site,
        long position,
        String previousHash,
        String hash,
        Instant time,
        JsonNode data,
        @Nullable String traceparent) {

    /** An event that nobody traced. */
    public Event(
            String id,
            String source,
            String type,
            ChainId chain,
            @Nullable String site,
            long position,
            String previousHash,
            String hash,
            Instant time,
            JsonNode data) {
        this(id, source, type, chain, site, position, previousHash, hash, time, data, null);
    }

    public static Event of(Pending pending, String source) {
        var record = pending.record();
        var by = record.attribution();
        return new Event(
                record.eventId(),
                source,
                record.eventType(),
                record.chain(),
                by.site(),
                record.position(),
                record.previousHash(),
                record.hash(),
                by.at(),
                record.eventData(),
                pending.traceparent());
    }

    /** The same as one of nobody's chain, since it came by a topic that is not its source's: no true event may wait behind it. */
    Event astray(String topic) {
        return new Event(
                id,
                source + "?topic=" + topic,
                type,
                chain,
                site,
                position,
                previousHash,
                hash,
                time,
                data,
                traceparent);
    }

    /** Whether the data could be read too. An event of which it could not is still an anchor, and keeps its place in its chain. */
    public boolean readable() {
        return data.isObject();
    }

    public Event withoutData() {
        return new Event(
                id, source, type, chain, site, position, previousHash, hash, time, NullNode.getInstance(), traceparent);
    }

    /** The data as the consumer's own record of it. */
    public <T> T as(Class<T> type) {
        return Json.as(data, type);
    }
}
