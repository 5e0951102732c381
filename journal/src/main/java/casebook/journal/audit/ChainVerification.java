package casebook.journal.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a chain is whole, and if not, where it breaks: a changed, removed, inserted or cut-off record is found
 * (21 CFR 11.10(a)). What was cut off at the end, or rewritten from some place on, shows only against the anchors.
 */
public final class ChainVerification {
    private final List<Break> breaks = new ArrayList<>();
    private AuditRecord.Head head = AuditRecord.Head.EMPTY;

    /** One place where a chain is not what was written. */
    public record Break(long position, Kind kind, String message) {}

    public enum Kind {
        ALTERED,
        MISSING,
        UNLINKED,
        CUT_OFF,
        CONTRADICTS_ANCHOR,
        NEVER_PUBLISHED
    }

    /** A record's position and hash as its event carried them out of the store: a second, separate witness. */
    public record Anchor(long position, String hash) {}

    /** Takes the next record as the store now has it. Records come in order of position. */
    public void next(AuditRecord record) {
        if (record.position() != head.position() + 1) {
            found(head.position() + 1, Kind.MISSING, "Records before position " + record.position() + " are missing.");
        } else if (!record.previousHash().equals(head.hash())) {
            found(record.position(), Kind.UNLINKED, "The record does not continue the one before it.");
        }
        if (!ChainHash.holds(record)) {
            found(record.position(), Kind.ALTERED, "The record is not what its hash was made of.");
        }
        head = record.asHead();
    }

    /**
     * Holds a published record against what the topics witnessed at its position.
     *
     * @param record position and hash as they are in the store
     * @param anchor none where the topics know of no such record: it was put in behind the service's back
     */
    public void compare(Anchor record, @Nullable Anchor anchor) {
        if (anchor == null) {
            found(record.position(), Kind.NEVER_PUBLISHED, "The record was never published by the service.");
        } else if (!record.hash().equals(anchor.hash())) {
            found(record.position(), Kind.CONTRADICTS_ANCHOR, "The record is not the one that was published.");
        }
    }

    /** Closes the examination: no published record may lie behind the chain's end. */
    public List<Break> end(long lastAnchoredPosition) {
        if (lastAnchoredPosition > head.position()) {
            found(
                    head.position() + 1,
                    Kind.CUT_OFF,
                    "Records up to position " + lastAnchoredPosition + " were published and are gone.");
        }
        return List.copyOf(breaks);
    }

    public long length() {
        return head.position();
    }

    private void found(long position, Kind kind, String message) {
        breaks.add(new Break(position, kind, message));
    }
}
