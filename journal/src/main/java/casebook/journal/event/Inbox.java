package casebook.journal.event;

import casebook.journal.audit.ChainId;

/** How far this service has taken in the chains of the others; an event's effect and its place here are kept together. */
public interface Inbox {

    /** What became of an event. */
    enum Verdict {
        TAKEN,
        DUPLICATE,
        /** An event before it is missing: it must wait. */
        AHEAD
    }

    /**
     * Takes in the event if it is its chain's next. In a store with transactions the caller's transaction keeps effect and
     * place together; in one without, the effect comes first and must bear repetition.
     *
     * @throws Diverged when the source's chain is not the one that was taken in so far, as after a restored backup
     */
    Verdict take(Event event, Runnable effect);

    /** The source's chain has another past than the one this service knows. */
    final class Diverged extends RuntimeException {
        public Diverged(Event event) {
            super("the chain of " + event.source() + " is not the one taken in before position " + event.position());
        }
    }

    /** The last position taken in of a source's chain; 0 for none. */
    long position(String source, ChainId chain);

    /** Sets the place of a chain, when copies are rebuilt. */
    void moveTo(Event event);
}
