package casebook.journal.event;

/** Runs work in a transaction of its own where the store has them; a store without runs it as it is. */
@FunctionalInterface
public interface Transactions {
    void run(Runnable work);
}
