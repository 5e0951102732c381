package casebook.gateway.stream;

import casebook.kernel.refusal.Refused;
import java.util.List;

/** All events there are, for readers who come back from further behind than the recent ones. */
public interface History {
    /**
     * Reads a portion: as many events as one may hold in memory for one reader, or as many as one may read without finding one.
     *
     * @param upTo where the recent events take over
     * @throws Refused gone, when events after the position were deleted or were never there; unavailable, when they cannot be
     *     read now
     */
    Portion read(Position from, Position upTo, Interest interest);

    /** The position up to which the topics are known. */
    record Portion(List<Told> events, Position reached) {
        public Portion {
            events = List.copyOf(events);
        }
    }

    /** An event with the position of who has been told it. */
    record Told(StudyEvent event, Position after) {}
}
