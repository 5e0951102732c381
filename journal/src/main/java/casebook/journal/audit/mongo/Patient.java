package casebook.journal.audit.mongo;

import com.mongodb.client.MongoCollection;
import java.util.concurrent.TimeUnit;

/** For work over a whole collection, which takes as long as that is large and not as long as a request may wait. */
public final class Patient {
    private static final long HOURS = 1;

    private Patient() {}

    /** The same collection, waited for. */
    public static <T> MongoCollection<T> of(MongoCollection<T> collection) {
        return collection.withTimeout(HOURS, TimeUnit.HOURS);
    }
}
