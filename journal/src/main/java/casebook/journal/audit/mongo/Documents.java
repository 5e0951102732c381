package casebook.journal.audit.mongo;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A record as a document, and back. */
public final class Documents {
    /** Present while the record's event is not published; grows along a chain, so that it gives the order to publish in. */
    public static final String PENDING = "pending";

    /** The same number, which stays: so that an event can be published again. */
    public static final String ORDER = "order";

    /** The trace that the write belongs to, where there is one; goes with the mark. */
    public static final String TRACEPARENT = "traceparent";

    /** The instant of the request that wrote it. */
    public static final String RECORDED_AT = "recordedAt";

    private Documents() {}

    static Document of(AuditRecord record, Entry entry, @Nullable Document last, @Nullable String traceparent) {
        var idempotency = entry.idempotency();
        long order = order(entry, last);
        var document = new Document("study", record.chain().study())
                .append("subject", record.chain().subject())
                .append("position", record.position())
                .append("key", record.key())
                .append("revision", record.revision())
                .append("site", entry.attribution().site())
                .append(RECORDED_AT, Date.from(entry.attribution().at()))
                // A write without a client's key is told apart by its event's id, so that the index can be unique.
                .append("idempotencyKey", idempotency == null ? record.eventId() : idempotency.key())
                .append("content", JsonValues.toStored(record.content()))
                .append("previousHash", record.previousHash())
                .append("hash", record.hash())
                .append(ORDER, order)
                .append(PENDING, order);
        return traceparent == null ? document : document.append(TRACEPARENT, traceparent);
    }

    /** Microseconds since 1970, but always more than the record's before it in the chain: clocks of instances differ. */
    private static long order(Entry entry, @Nullable Document last) {
        var at = entry.attribution().at();
        long micros = at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
        return last == null ? micros : Math.max(micros, last.getLong(ORDER) + 1);
    }

    public static AuditRecord toRecord(Document document) {
        return new AuditRecord(
                new ChainId(document.getString("study"), document.getString("subject")),
                document.getLong("position"),
                document.getString("key"),
                document.getLong("revision"),
                (ObjectNode) JsonValues.ofStored(document.get("content")),
                document.getString("previousHash"),
                document.getString("hash"));
    }
}
