package casebook.journal.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a chain is whole, and if not, where it breaks: a changed, removed, inserted or cut-off record is found
 * (21 CFR 11.10(a)). What was cut off at the end, or rewritten from some place on, shows only against the anchors.
 */
public final class ChainVerification {
    private final List<Break> breaks = new ArrayList<>();
    private final TreeMap<Long, String> hashes = new TreeMap<>();
    private AuditRecord.Head head = AuditRecord.Head.EMPTY;

    /** One place where a chain is not what was written. */
    public record Break(long position, Kind kind, String message) {}

    public enum Kind {
        ALTERED,
        MISSING,
        UNLINKED,
        CUT_OFF,
        CONTRADICTS_ANCHOR,
        NEVER_PUBLISHED,
        /** The chain may be whole, but what requests are answered from is not what it says last. */
        STATE_DIFFERS
    }

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
        hashes.put(record.position(), record.hash());
    }

    /**
     * Holds the chain against what the topics witness of it.
     *
     * @param anchored none where the topics know nothing of the chain
     * @param unpublished the positions of records that may not be in the topics yet
     * @return whether a published record was replaced; {@link #contradicted} says which, given every anchor
     */
    public boolean compare(@Nullable AnchoredChain anchored, LongPredicate unpublished) {
        for (var position : hashes.keySet()) {
            var witnessed = anchored != null
                    && position <= anchored.position()
                    && !anchored.missing().contains(position);
            if (!witnessed && !unpublished.test(position)) {
                found(position, Kind.NEVER_PUBLISHED, "The record was never published by the service.");
            }
        }
        if (anchored == null) {
            return false;
        }
        if (anchored.position() > head.position()) {
            found(
                    head.position() + 1,
                    Kind.CUT_OFF,
                    "Records up to position " + anchored.position() + " were published and are gone.");
        }
        return !anchored.replaced().isEmpty()
                || !anchored.hash().equals(hashes.getOrDefault(anchored.position(), anchored.hash()));
    }

    /** Notes the record at this position if it is not the one that was published with this hash. */
    public void contradicted(long position, String publishedHash) {
        if (!publishedHash.equals(hashes.getOrDefault(position, publishedHash))) {
            found(position, Kind.CONTRADICTS_ANCHOR, "The record is not the one that was published.");
        }
    }

    /** Every break, with those of the present state, in order of position. */
    public List<Break> breaks(List<Break> ofState) {
        return Stream.concat(breaks.stream(), ofState.stream())
                .sorted(Comparator.comparingLong(Break::position))
                .toList();
    }

    public long length() {
        return head.position();
    }

    private void found(long position, Kind kind, String message) {
        breaks.add(new Break(position, kind, message));
    }
}
