package casebook.journal.event.mongo;

import casebook.journal.audit.mongo.Patient;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Wordless;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * Which making of the copies is the valid one, counted from 0. While an instance completes a new one, none takes an event
 * in: what they are about is stopped by the mark that the new making leaves on every place.
 */
final class Making {
    private static final Logger LOG = Logger.getLogger(Making.class);
    private static final String LEASE = "copies";
    private static final String ALONE = "copies-anew";
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

    /** The number of the valid making, once nobody completes a new one. */
    long awaitValid() {
        while (lease.isHeld(LEASE)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return counter.last();
    }

    /** Work that makes the copies anew, under the number of the new making. */
    interface Work {
        void run(long making);
    }

    /**
     * Runs the work alone among all instances.
     *
     * @param fill runs while events are taken in
     * @param complete runs while none is
     * @param publish makes the work's outcome the valid one; not called when another instance had reason to go on without us
     * @return false when a making is under way
     */
    boolean anew(Work fill, Work complete, Runnable publish) {
        if (!lease.takes(ALONE)) {
            return false;
        }
        try (var keeper = Executors.newSingleThreadScheduledExecutor()) {
            keeper.scheduleAtFixedRate(this::keep, KEEP_SECONDS, KEEP_SECONDS, TimeUnit.SECONDS);
            // Above every number under which an event may be taken in before the new copies are the valid ones.
            var making = counter.last() + 1;
            fill.run(making);
            while (!lease.holds(LEASE)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            require(lease.keeps(ALONE) && counter.next() == making);
            Patient.of(places).updateMany(new Document(), Updates.set("making", making));
            complete.run(making);
            require(lease.keeps(ALONE) && lease.keeps(LEASE));
            publish.run();
            return true;
        } finally {
            lease.release(LEASE);
            lease.release(ALONE);
        }
    }

    /** A lease that was not kept once may be the next time; if not, that is noticed before it matters. */
    private void keep() {
        try {
            lease.keeps(ALONE);
            lease.keeps(LEASE);
        } catch (MongoException e) {
            LOG.debugf("A lease was not kept: %s", Wordless.line(e));
        }
    }

    private static void require(boolean alone) {
        if (!alone) {
            throw new Refused(
                    ProblemType.UNAVAILABLE,
                    "rebuild-interrupted",
                    "The store was away for too long while the new copies were made. The copies are as they were; try again.");
        }
    }
}
