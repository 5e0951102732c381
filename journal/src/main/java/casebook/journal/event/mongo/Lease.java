package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Lets one instance at a time do a thing. Lost by who does not ask again within ten seconds. */
public final class Lease {
    static final Duration LENGTH = Duration.ofSeconds(10);

    private final MongoCollection<Document> leases;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    public Lease(MongoDatabase database, Clock clock) {
        this.leases = database.getCollection("lease").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    /** Takes or keeps the lease; false while another instance has it. */
    public boolean holds(String name) {
        var now = clock.instant();
        var free = and(eq("_id", name), or(eq("owner", owner), lt("until", Date.from(now))));
        var mine = Updates.combine(Updates.set("owner", owner), Updates.set("until", Date.from(now.plus(LENGTH))));
        return updated(free, mine);
    }

    private boolean updated(Bson free, Bson mine) {
        try {
            leases.updateOne(free, mine, new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Takes the lease; false while any instance has it, this one too. */
    boolean takes(String name) {
        var now = clock.instant();
        var mine = Updates.combine(Updates.set("owner", owner), Updates.set("until", Date.from(now.plus(LENGTH))));
        return updated(and(eq("_id", name), lt("until", Date.from(now))), mine);
    }

    /** Keeps the lease; false once it has run out, also when nobody else has taken it: others may have relied on that. */
    boolean keeps(String name) {
        var now = clock.instant();
        var mine = and(eq("_id", name), eq("owner", owner), gte("until", Date.from(now)));
        return leases.updateOne(mine, Updates.set("until", Date.from(now.plus(LENGTH))))
                        .getMatchedCount()
                == 1;
    }

    /** Whether any instance has it. */
    boolean isHeld(String name) {
        var lease = leases.find(eq("_id", name)).first();
        return lease != null && !lease.getDate("until").toInstant().isBefore(clock.instant());
    }

    /** Gives it up, if it is held, so that another instance need not wait for its end. */
    public void release(String name) {
        leases.deleteOne(and(eq("_id", name), eq("owner", owner)));
    }
}
