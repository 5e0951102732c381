package casebook.journal.audit;

import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.Optional;

/**
 * The append-only store of a service's records, on PostgreSQL or MongoDB: one contract, one suite of tests. An append is
 * atomic: record, audit trail, chain and outgoing event are there together or not at all. Where a transaction is open the
 * append belongs to it.
 */
public interface Journal {

    /**
     * Puts the entry at the end of its chain. A race for the position is run again inside and never shown.
     *
     * @throws StaleRevision when the key already has the entry's revision: somebody else was first
     * @throws DuplicateRequest when the chain already holds the entry's idempotency key
     * @throws Refused when the record would be larger than the {@link RecordLimit}
     */
    AuditRecord append(Entry entry);

    /**
     * Puts the entry directly behind a position, or nowhere: for a decision that rests on more of the chain than the entry's
     * key. The position was read before everything that the decision rests on.
     *
     * @throws Overtaken when something was written behind the position meanwhile
     */
    AuditRecord appendBehind(long position, Entry entry);

    /** Where the chain ends; 0 before its first record. */
    long position(ChainId chain);

    /** The newest revision of a key. */
    Optional<AuditRecord> latest(ChainId chain, String key);

    /** The newest revision of every key that begins so, in order of key. */
    List<AuditRecord> latestOfEach(ChainId chain, String keyPrefix);

    /** Every revision of a key, the oldest first. */
    List<AuditRecord> history(ChainId chain, String key);

    /** A page of the chain: the records after a position, in order, at most {@code limit}. */
    List<AuditRecord> page(ChainId chain, long afterPosition, int limit);

    /** What was written for this key of the client's, if anything. */
    Optional<AuditRecord> ofIdempotencyKey(ChainId chain, String idempotencyKey);

    /** A compare-and-set that somebody else had won. */
    final class StaleRevision extends RuntimeException {
        public StaleRevision(Entry entry) {
            super(entry.key() + " already has revision " + entry.revision(), null, false, false);
        }
    }

    /** What a decision rested on is no longer all there is: it is to be made again. */
    final class Overtaken extends RuntimeException {
        public Overtaken(ChainId chain, long position) {
            super(chain + " goes on behind position " + position, null, false, false);
        }
    }

    /** The client's key is already in the chain: this is a retry, or a race of two. */
    final class DuplicateRequest extends RuntimeException {
        public DuplicateRequest() {
            super("idempotency key already used", null, false, false);
        }
    }
}
