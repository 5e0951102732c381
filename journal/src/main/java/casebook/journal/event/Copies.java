package casebook.journal.event;

import casebook.journal.audit.ChainId;
import java.util.List;
import java.util.Optional;

/** Small JSON documents made of other services' events, by kind, chain and key. Writing the same twice changes nothing. */
public interface Copies {
    void put(String kind, ChainId chain, String key, Object body);

    void remove(String kind, ChainId chain, String key);

    <T> Optional<T> find(String kind, ChainId chain, String key, Class<T> type);

    /** Every document of a kind in a chain, in order of key. */
    <T> List<T> all(String kind, ChainId chain, Class<T> type);

    /** Keeps only what {@code fill} puts. In a store with transactions readers see the old copies until it is done. */
    void replaceAll(Runnable fill);
}
