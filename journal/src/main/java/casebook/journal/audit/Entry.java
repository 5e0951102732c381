package casebook.journal.audit;

import casebook.kernel.attribution.Attribution;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one write wants to leave behind. The journal gives it its place in the chain.
 *
 * @param key what was written, within the chain: {@code subject}, {@code visit/screening}, {@code form/screening/alsfrs-r}
 * @param revision 1 for the first, then one more each time; the compare-and-set of the write
 * @param kind the kind of thing, in the glossary's words
 * @param action what was done, as a verb in the past: {@code enrolled}, {@code corrected}
 * @param body the state after the write, complete
 * @param changes what differs from the state before
 * @param idempotency the client's key, and a digest of its request; none for acts without one
 * @param event what crosses to other services; {@link EventDraft#anchor()} where nothing does
 */
public record Entry(
        ChainId chain,
        String key,
        long revision,
        String kind,
        String action,
        JsonNode body,
        List<Change> changes,
        Attribution attribution,
        @Nullable Idempotency idempotency,
        EventDraft event) {

    public Entry {
        changes = List.copyOf(changes);
    }

    /** The first state of something, or the next one after {@code before}. */
    public static Entry of(
            ChainId chain,
            String key,
            long revision,
            String kind,
            String action,
            @Nullable JsonNode before,
            JsonNode after,
            Attribution attribution,
            @Nullable Idempotency idempotency,
            EventDraft event) {
        var changes = Change.between(before, after);
        return new Entry(chain, key, revision, kind, action, after, changes, attribution, idempotency, event);
    }

    /** A client's key for one creation, and the SHA-256 of the request it was sent with. */
    public record Idempotency(String key, String requestDigest) {}

    /** An event's type, such as {@code subject-enrolled.v1}, and its data. */
    public record EventDraft(String type, JsonNode data) {
        public static final String ANCHOR_TYPE = "record-anchored.v1";

        /** The event of a write that concerns no other service: it only carries the record's position and hash out. */
        public static EventDraft anchor() {
            return new EventDraft(ANCHOR_TYPE, Json.MAPPER.createObjectNode());
        }
    }
}
