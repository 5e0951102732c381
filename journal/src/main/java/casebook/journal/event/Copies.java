package casebook.journal.event;

import casebook.journal.audit.ChainId;
import java.util.List;
import java.util.Optional;

/** Small JSON documents made of other services' events, by kind, chain and key. Writing the same twice changes nothing. */
public interface Copies {
    void put(String kind, ChainId chain, String key, Object body);

    void remove(String kind, ChainId chain, String key);

    <T> Optional<T> find(String kind, ChainId chain, String key, Class<T> type);

    /** Those documents of a kind in a chain that have one of the keys, in order of key. */
    <T> List<T> some(String kind, ChainId chain, List<String> keys, Class<T> type);

    /** Every document of a kind in a chain, in order of key. */
    <T> List<T> all(String kind, ChainId chain, Class<T> type);

    /**
     * Makes a new set of copies beside the present one, which everybody goes on reading until the new one takes its place, whole
     * and at once. In a store with transactions, in the caller's.
     *
     * @param fill puts into the new set, for as long as it takes; meanwhile events are taken in, into the present one
     * @param complete puts what is still missing, while no instance takes anything in
     * @return false, and nothing done, while another making is under way in any instance
     */
    boolean makeAnew(Runnable fill, Runnable complete);
}
