package casebook.journal.http;

import casebook.kernel.http.Outages;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL, its driver and the pool say when the database is away, full or busy (appendix A of its manual). */
@Singleton
class PostgresOutages implements Outages {
    private static final int CLASS_LENGTH = 2;

    @Override
    public Optional<Refused> of(Throwable cause) {
        return switch (cause) {
            case SQLException failure -> ofState(failure.getSQLState());
            // The connection was lost while the transaction ended.
            case XAException failure when failure.errorCode == XAException.XAER_RMFAIL -> Optional.of(away());
            default -> Optional.empty();
        };
    }

    private static Optional<Refused> ofState(@Nullable String state) {
        if (state == null || state.length() < CLASS_LENGTH) {
            // Not the database speaks but the pool, which has no connection to give.
            return Optional.of(away());
        }
        return switch (state) {
            case "57014", "55P03" -> Optional.of(busy());
            // The last net: a character that PostgreSQL does not keep came by a way on which nothing looked at it.
            case "22021", "22P05" -> Optional.of(unwritable());
            // The server became a standby.
            case "25006" -> Optional.of(away());
            default ->
                switch (state.substring(0, CLASS_LENGTH)) {
                    case "08", "28", "57", "58" -> Optional.of(away());
                    case "53" -> Optional.of(full());
                    case "40" -> Optional.of(busy());
                    default -> Optional.empty();
                };
        };
    }

    private static Refused unwritable() {
        return new Refused(
                ProblemType.INVALID_CONTENT, "unwritable", "The request has characters that cannot be written down.");
    }

    private static Refused away() {
        return new Refused(
                ProblemType.UNAVAILABLE,
                "store-away",
                "The store cannot be reached. Repeat the request shortly; a change with the Idempotency-Key or If-Match it"
                        + " had.");
    }

    private static Refused full() {
        return new Refused(
                ProblemType.UNAVAILABLE,
                "store-full",
                "The store has no room left, on disk, in memory or for connections. Nothing was stored.");
    }

    private static Refused busy() {
        return new Refused(
                ProblemType.UNAVAILABLE,
                "store-busy",
                "Another request stood in the way. Nothing was stored; repeat the request.");
    }
}
