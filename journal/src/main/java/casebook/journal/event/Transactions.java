package casebook.journal.event;

/** Runs work in a transaction of its own where the store has them; a store without runs it as it is. */
@FunctionalInterface
public interface Transactions {
    void run(Runnable work);

    /** For work that reads whole topics, which takes as long as they are. */
    default void runLong(Runnable work) {
        run(work);
    }
}
