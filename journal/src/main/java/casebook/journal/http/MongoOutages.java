package casebook.journal.http;

import casebook.kernel.http.Outages;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.Optional;

/** What MongoDB and its driver say when the database is away, full or between two primaries. */
public final class MongoOutages implements Outages {
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final String RETRYABLE_WRITE = "RetryableWriteError";

    @Override
    public Optional<Refused> of(Throwable cause) {
        return cause instanceof MongoException failure && passes(failure)
                ? Optional.of(new Refused(
                        ProblemType.UNAVAILABLE,
                        failure.getCode() == OUT_OF_DISK_SPACE ? "store-full" : "store-away",
                        "The store cannot do it at the moment. Repeat the request shortly; a change with the"
                                + " Idempotency-Key or If-Match it had."))
                : Optional.empty();
    }

    private static boolean passes(MongoException failure) {
        return switch (failure) {
            case MongoTimeoutException _, MongoExecutionTimeoutException _ -> true;
            case MongoSocketException _, MongoServerUnavailableException _, MongoSecurityException _ -> true;
            case MongoConnectionPoolClearedException _, MongoInterruptedException _ -> true;
            case MongoNotPrimaryException _, MongoNodeIsRecoveringException _, MongoWriteConcernException _ -> true;
            default ->
                failure.getCode() == OUT_OF_DISK_SPACE
                        || failure.hasErrorLabel(RETRYABLE_WRITE)
                        || failure.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
        };
    }
}
