package casebook.journal.audit.postgres;

import casebook.kernel.http.Causes;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * A transaction that the database may end in favour of another that it stands in a circle with, as a decision that shares the
 * positions of several subjects does with the intake of a batch (SQL state class 40, transaction rollback). Nothing of it was
 * kept, so it is run again.
 */
public final class Rerun {
    private static final int RUNS = 3;
    private static final String ROLLED_BACK = "40";

    private Rerun() {}

    /** @param transaction reads anew all that it decides on */
    public static <T> T ofVictim(Supplier<T> transaction) {
        for (int run = 1; run < RUNS; run++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (!isVictim(e)) {
                    throw e;
                }
            }
        }
        return transaction.get();
    }

    private static boolean isVictim(RuntimeException failure) {
        return new Causes(failure)
                .all().stream()
                        .anyMatch(cause -> cause instanceof SQLException refused
                                && refused.getSQLState() != null
                                && refused.getSQLState().startsWith(ROLLED_BACK));
    }
}
