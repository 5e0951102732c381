package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Event;
import casebook.journal.event.Inbox;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * One document per chain and source, moved on by compare-and-set. Without a transaction the effect comes first: a crash in
 * between, or two instances at the same event, run it again, which for copies changes nothing. One of them takes the event.
 */
public final class MongoInbox implements Inbox {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> places;
    private final Making making;

    public MongoInbox(MongoDatabase database, Lease lease) {
        this.places = Durable.collection(database, "copy_position");
        this.making = new Making(database, lease);
    }

    @Override
    public Verdict take(Event event, Runnable effect) {
        while (true) {
            // In this order: a new making begun after the first line has changed the place, and the last line fails.
            var last = Last.of(find(event));
            var valid = making.awaitValid();
            last.requireSamePast(event);
            if (event.position() <= last.position()) {
                return Verdict.DUPLICATE;
            }
            if (event.position() > last.position() + 1) {
                return Verdict.AHEAD;
            }
            ScopedValue.where(Taking.CURRENT, Taking.of(valid, event)).run(effect);
            if (movedOn(last, event)) {
                return Verdict.TAKEN;
            }
        }
    }

    private record Last(long position, String hash, long making) {
        static Last of(Document place) {
            return new Last(place.getLong("position"), place.getString("hash"), place.getLong("making"));
        }

        void requireSamePast(Event event) {
            var repeatsOther = event.position() == position && !event.hash().equals(hash);
            var continuesOther =
                    event.position() == position + 1 && !event.previousHash().equals(hash);
            if (position > 0 && (repeatsOther || continuesOther)) {
                throw new Diverged(event);
            }
        }

        Bson unchanged() {
            return and(eq("position", position), eq("hash", hash), eq("making", making));
        }
    }

    /** Made at position 0 where there is none, so that the first event has something to compare with as well. */
    private Document find(Event event) {
        var which = which(event.source(), event.chain());
        var place = places.find(which).first();
        if (place != null) {
            return place;
        }
        var none = Updates.combine(
                Updates.setOnInsert("position", 0L),
                Updates.setOnInsert("hash", ""),
                Updates.setOnInsert("making", 0L));
        places.updateOne(which, none, UPSERT);
        return Objects.requireNonNull(places.find(which).first());
    }

    private boolean movedOn(Last last, Event event) {
        var unchanged = and(which(event.source(), event.chain()), last.unchanged());
        return places.updateOne(unchanged, at(event)).getMatchedCount() == 1;
    }

    private static Bson at(Event event) {
        return Updates.combine(Updates.set("position", event.position()), Updates.set("hash", event.hash()));
    }

    @Override
    public long position(String source, ChainId chain) {
        var place = places.find(which(source, chain)).first();
        return place == null ? 0 : place.getLong("position");
    }

    @Override
    public void moveTo(Event event) {
        find(event);
        places.updateOne(and(which(event.source(), event.chain()), lt("position", event.position())), at(event));
    }

    private static Bson which(String source, ChainId chain) {
        return eq("_id", place(source, chain));
    }

    static String place(String source, ChainId chain) {
        return source + " " + chain.study() + " " + chain.subject();
    }
}
