package casebook.journal.wiring;

import casebook.journal.audit.Journal;
import casebook.journal.event.Copies;
import casebook.journal.event.Inbox;
import casebook.journal.event.Outbox;
import casebook.journal.event.ParkedEvents;
import casebook.journal.event.Transactions;

/** The parts of the journal that rest on a store, all on the same one. */
interface Engine {
    Journal journal();

    Outbox outbox();

    Inbox inbox();

    Copies copies();

    ParkedEvents parkedEvents();

    Transactions transactions();

    /** Whether the store answers. PostgreSQL is asked by its data source's own check. */
    default boolean answers() {
        return true;
    }

    /** Lets go of what the engine itself has opened. */
    default void close() {}
}
