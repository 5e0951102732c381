package casebook.journal.wiring;

import casebook.journal.event.Relay;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;

/** Wakes the relay once what was appended can be seen: after the transaction, if there is one, else at once. */
public final class WakeAfterCommit implements Runnable {
    private final Supplier<Relay> relay;
    private final TransactionSynchronizationRegistry transactions;

    WakeAfterCommit(Supplier<Relay> relay, TransactionSynchronizationRegistry transactions) {
        this.relay = relay;
        this.transactions = transactions;
    }

    @Override
    public void run() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            relay.get().wake();
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                relay.get().wake();
            }
        });
    }
}
