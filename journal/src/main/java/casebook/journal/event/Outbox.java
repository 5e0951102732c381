package casebook.journal.event;

import casebook.journal.audit.ChainId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The records whose events are not yet in their topic, in the order of their chains. */
public interface Outbox {

    /**
     * Hands the oldest pending records to the publisher, forgets those that it published and sets aside those that were
     * refused for good. If it throws, or the process dies, all stay and are handed out again: at least once, in order per
     * chain.
     *
     * @return how many were published; 0 also while another instance is at it
     */
    int publish(int limit, Publisher publisher);

    /** What was set aside, the longest first. The later records of these chains are not handed out. */
    List<SetAside> setAside(int limit);

    /** Says that this instance publishes no more, so that another need not wait until that shows. */
    default void release() {}

    /**
     * Has a record's event published once more: for whoever could not read it, or since it was set aside. Those who had
     * taken it in do nothing.
     *
     * @return false when there is no such record
     */
    boolean publishAgain(ChainId chain, long position);

    /** The positions of a chain's records that wait. */
    Set<Long> waiting(ChainId chain);

    /** How many records wait. */
    long waiting();

    /** When the one that has waited the longest was written; none when nothing waits. */
    Optional<Instant> waitingSince();
}
