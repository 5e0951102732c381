package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.eq;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Event;
import casebook.journal.event.Inbox;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/**
 * One document per chain and source. Without a transaction the effect comes first and the place after it: a crash between
 * them runs the effect again, which for copies changes nothing.
 */
public final class MongoInbox implements Inbox {
    private final MongoCollection<Document> positions;

    public MongoInbox(MongoDatabase database) {
        this.positions = database.getCollection("copy_position")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    @Override
    public Verdict take(Event event, Runnable effect) {
        var place = positions.find(eq("_id", id(event.source(), event.chain()))).first();
        long position = place == null ? 0 : place.getLong("position");
        requireSamePast(event, position, place == null ? "" : place.getString("hash"));
        if (event.position() <= position) {
            return Verdict.DUPLICATE;
        }
        if (event.position() > position + 1) {
            return Verdict.AHEAD;
        }
        effect.run();
        moveTo(event);
        return Verdict.TAKEN;
    }

    private static void requireSamePast(Event event, long position, String hash) {
        var repeatsOther = event.position() == position && !event.hash().equals(hash);
        var continuesOther =
                event.position() == position + 1 && !event.previousHash().equals(hash);
        if (position > 0 && (repeatsOther || continuesOther)) {
            throw new Diverged(event);
        }
    }

    @Override
    public long position(String source, ChainId chain) {
        var place = positions.find(eq("_id", id(source, chain))).first();
        return place == null ? 0 : place.getLong("position");
    }

    @Override
    public void moveTo(Event event) {
        var id = id(event.source(), event.chain());
        var place = new Document("_id", id).append("position", event.position()).append("hash", event.hash());
        positions.replaceOne(eq("_id", id), place, new ReplaceOptions().upsert(true));
    }

    private static String id(String source, ChainId chain) {
        return source + " " + chain.study() + " " + chain.subject();
    }
}
