package casebook.journal.event;

import casebook.journal.audit.ChainId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events that could not be taken in, and the later events of the same chain, which wait behind them so that order per
 * subject is kept. Other subjects' events pass.
 */
public interface ParkedEvents {

    /**
     * @param attempts how often it was tried
     * @param parkedAt when it began to wait
     * @param nextAttemptAt when it is tried again; none once it was given up and sent to the dead-letter topic
     */
    record Parked(
            long id,
            Event event,
            String topic,
            String reason,
            int attempts,
            Instant parkedAt,
            @Nullable Instant nextAttemptAt) {}

    /**
     * Parks an event. A second copy of the same one changes nothing, except that a readable copy takes the place of one that
     * is not.
     *
     * @param nextAttemptAt none where trying again is of no use
     */
    void park(Event event, String topic, String reason, Instant at, @Nullable Instant nextAttemptAt);

    boolean anyOf(String source, ChainId chain);

    /** Whether anything is parked at all: nearly always not, and then nothing else needs to be asked. */
    boolean any();

    /** The first event of each chain, where it is due; those first that have been due the longest, so that none is starved. */
    List<Parked> due(Instant now, int limit);

    /** Makes those of a chain that are still tried due at once: the one they waited behind was taken in. */
    void hasten(String source, ChainId chain, Instant at);

    /** All that is parked, the oldest first. */
    List<Parked> list(int limit);

    Optional<Parked> find(long id);

    Tally tally();

    /**
     * How many are parked.
     *
     * @param givenUp those that are tried no more; later ones of their chains wait behind them and are none of these
     */
    record Tally(long all, long givenUp) {}

    void remove(long id);

    void failed(long id, String reason, int attempts, @Nullable Instant nextAttemptAt);

    /** Makes an event due at once with fresh attempts; false when there is none of this id. */
    boolean retry(long id, Instant at);
}
