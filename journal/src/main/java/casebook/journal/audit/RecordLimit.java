package casebook.journal.audit;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * How large a record may be. One whose event did not fit its topic would be kept and never be heard of, and would hold its
 * chain up; so it is refused before anything is stored.
 *
 * @param eventBytes the longest data of an event, as JSON in UTF-8
 */
public record RecordLimit(int eventBytes) {
    /** A study version travels in one event, and has 700,000 bytes at most. */
    public static final int LEAST_EVENT_BYTES = 750_000;

    /**
     * The longest state of anything, as JSON in UTF-8. A record has it once, and once more in its changes beside the state
     * before; a document of MongoDB holds 16 MB.
     */
    public static final int STATE_BYTES = 3_000_000;

    /** For an event's attributes, the reason of a dead letter and the broker's own framing. Bytes. */
    private static final int ENVELOPE_BYTES = 16_384;

    /** @throws IllegalArgumentException when no study version would fit */
    public RecordLimit {
        if (eventBytes < LEAST_EVENT_BYTES) {
            throw new IllegalArgumentException("casebook.journal.largest-event is " + eventBytes
                    + ", which is too small for a study version. Set it to " + LEAST_EVENT_BYTES + " at least");
        }
    }

    /** What producer, topic and broker have to take. */
    public int messageBytes() {
        return eventBytes + ENVELOPE_BYTES;
    }

    /** @throws Refused invalid content, when the entry would make a record that is too large */
    public void require(Entry entry) {
        require("event", bytes(entry.event().data()), eventBytes);
        require("state", bytes(entry.body()), STATE_BYTES);
    }

    private static void require(String what, int bytes, int most) {
        if (bytes > most) {
            throw new Refused(
                    ProblemType.INVALID_CONTENT,
                    "record-too-large",
                    "With this the " + what + " would have " + bytes + " bytes; at most " + most
                            + " can be kept and published.");
        }
    }

    private static int bytes(JsonNode tree) {
        try {
            return Json.MAPPER.writeValueAsBytes(tree).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}
