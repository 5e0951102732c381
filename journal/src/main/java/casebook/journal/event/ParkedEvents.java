package casebook.journal.event;

import casebook.journal.audit.ChainId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that could not be taken in, and the later events of the same chain, which wait behind them so that order per
 * subject is kept. Other subjects' events pass.
 */
public interface ParkedEvents {

    /**
     * @param attempts how often it was tried
     * @param nextAttemptAt when it is tried again; none once it was given up and sent to the dead-letter topic
     */
    record Parked(
            long id,
            Event event,
            String topic,
            String reason,
            int attempts,
            @Nullable Instant nextAttemptAt) {}

    /** Parks an event; a second copy of the same one changes nothing. */
    void park(Event event, String topic, String reason, Instant nextAttemptAt);

    boolean anyOf(String source, ChainId chain);

    /** Whether anything is parked at all: nearly always not, and then nothing else needs to be asked. */
    boolean any();

    /** The first event of each chain, where it is due. */
    List<Parked> due(Instant now, int limit);

    /** All that is parked, the oldest first. */
    List<Parked> list(int limit);

    void remove(long id);

    void failed(long id, String reason, int attempts, @Nullable Instant nextAttemptAt);

    /** Makes an event due at once with fresh attempts; false when there is none of this id. */
    boolean retry(long id, Instant at);
}
