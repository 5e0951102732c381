package casebook.journal.wiring;

import casebook.journal.event.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;

/** The container's transactions. */
final class JtaTransactions implements Transactions {
    private static final Duration LONG = Duration.ofHours(6);

    @Override
    public void run(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    @Override
    public void runLong(Runnable work) {
        QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(LONG.toSeconds()))
                .run(work);
    }
}
