package casebook.journal.audit;

import casebook.journal.audit.Journal.Overtaken;
import casebook.kernel.attribution.Attribution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One link of a chain: what a write left behind, never changed afterwards.
 *
 * @param position the record's place in its chain: 1, 2, 3 … without gaps, so that a missing record shows
 * @param content everything else that was written: action, body, changes, attribution, event; see {@link #contentOf}
 * @param previousHash the hash of the record before, or {@link ChainHash#GENESIS} for the first
 * @param hash SHA-256, in hex, over all the other components
 */
public record AuditRecord(
        ChainId chain, long position, String key, long revision, ObjectNode content, String previousHash, String hash) {

    /** Puts an entry behind the last record of its chain. */
    public static AuditRecord link(Entry entry, Head head) {
        var eventId = UuidCreator.getTimeOrderedEpoch().toString();
        var content = contentOf(entry, eventId);
        var position = head.position() + 1;
        var hash = ChainHash.of(entry.chain(), position, entry.key(), entry.revision(), content, head.hash());
        return new AuditRecord(entry.chain(), position, entry.key(), entry.revision(), content, head.hash(), hash);
    }

    private static ObjectNode contentOf(Entry entry, String eventId) {
        var content = Json.MAPPER.createObjectNode();
        content.put("kind", entry.kind());
        content.put("action", entry.action());
        content.set("body", entry.body());
        content.set("changes", Json.tree(entry.changes()));
        content.set("attribution", Json.tree(entry.attribution()));
        if (entry.idempotency() != null) {
            content.set("idempotency", Json.tree(entry.idempotency()));
        }
        content.putObject("event")
                .put("id", eventId)
                .put("type", entry.event().type())
                .set("data", entry.event().data());
        return content;
    }

    /** The end of a chain, onto which the next record is put. */
    public record Head(long position, String hash) {
        public static final Head EMPTY = new Head(0, ChainHash.GENESIS);

        /** @throws Overtaken when a decision rested on an earlier end of the chain */
        public void requireAt(@Nullable Long decidedAt, ChainId chain) {
            if (decidedAt != null && position != decidedAt) {
                throw new Overtaken(chain, decidedAt);
            }
        }
    }

    public Head asHead() {
        return new Head(position, hash);
    }

    public String kind() {
        return content.path("kind").asText();
    }

    public String action() {
        return content.path("action").asText();
    }

    public JsonNode body() {
        return content.path("body");
    }

    public List<Change> changes() {
        return List.of(Json.as(content.path("changes"), Change[].class));
    }

    public Attribution attribution() {
        return Json.as(content.path("attribution"), Attribution.class);
    }

    public @Nullable String requestDigest() {
        var digest = content.path("idempotency").path("requestDigest");
        return digest.isTextual() ? digest.asText() : null;
    }

    public String eventId() {
        return content.path("event").path("id").asText();
    }

    public String eventType() {
        return content.path("event").path("type").asText();
    }

    public JsonNode eventData() {
        return content.path("event").path("data");
    }
}
