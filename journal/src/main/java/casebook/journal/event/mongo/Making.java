package casebook.journal.event.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/**
 * Which making of the copies is the valid one, counted from 0. While one instance makes them again, the others take no
 * event in: what they are about is stopped by the mark that a new making leaves on every place.
 */
final class Making {
    private static final String LEASE = "copies";
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long KEEP_SECONDS = Lease.LENGTH.toSeconds() / 3;

    private final Counter counter;
    private final MongoCollection<Document> places;
    private final Lease lease;

    Making(MongoDatabase database, Lease lease) {
        this.counter = new Counter(database, LEASE);
        this.places = Durable.collection(database, "copy_position");
        this.lease = lease;
    }

    /** The number of the valid making, once nobody makes the copies again. */
    long awaitValid() {
        while (lease.isHeld(LEASE)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return counter.last();
    }

    /** Work that makes the copies again, under the number of the new making. */
    interface Work {
        void run(long making);
    }

    /**
     * Runs the work alone among all instances.
     *
     * @param publish makes the work's outcome the valid one; not called when another instance had reason to go on without us
     */
    void again(Work work, Runnable publish) {
        while (!lease.holds(LEASE)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        try (var keeper = Executors.newSingleThreadScheduledExecutor()) {
            keeper.scheduleAtFixedRate(() -> lease.keeps(LEASE), KEEP_SECONDS, KEEP_SECONDS, TimeUnit.SECONDS);
            var making = counter.next();
            places.updateMany(new Document(), Updates.set("making", making));
            work.run(making);
            if (!lease.keeps(LEASE)) {
                throw new IllegalStateException("the copies were not made again: the store was away for too long");
            }
            publish.run();
        } finally {
            lease.release(LEASE);
        }
    }
}
