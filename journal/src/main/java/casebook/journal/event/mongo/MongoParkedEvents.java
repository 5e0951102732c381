package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.event.Event;
import casebook.journal.event.ParkedEvents;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One document per parked event. There are few, so they are read whole. */
public final class MongoParkedEvents implements ParkedEvents {
    private final MongoCollection<Document> parked;
    private final MongoCollection<Document> counters;

    public MongoParkedEvents(MongoDatabase database) {
        this.parked = database.getCollection("parked_event").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.counters = database.getCollection("counter").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void park(Event event, String topic, String reason, Instant nextAttemptAt) {
        var unique = event.source() + " " + event.chain().study() + " "
                + event.chain().subject() + " " + event.position();
        var values = Updates.combine(
                Updates.setOnInsert("id", nextId()),
                Updates.setOnInsert("chain", chain(event.source(), event.chain())),
                Updates.setOnInsert("position", event.position()),
                Updates.setOnInsert("topic", topic),
                Updates.setOnInsert("event", Json.text(Json.tree(event))),
                Updates.setOnInsert("reason", reason),
                Updates.setOnInsert("attempts", 0),
                Updates.setOnInsert("nextAttemptAt", Date.from(nextAttemptAt)));
        parked.updateOne(eq("_id", unique), values, new UpdateOptions().upsert(true));
    }

    private long nextId() {
        var upsert = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        var counter = counters.findOneAndUpdate(eq("_id", "parked_event"), Updates.inc("last", 1L), upsert);
        if (counter == null) {
            throw new IllegalStateException("An upsert that returns what it wrote found nothing");
        }
        return counter.getLong("last");
    }

    @Override
    public boolean anyOf(String source, ChainId chain) {
        return parked.find(eq("chain", chain(source, chain))).first() != null;
    }

    @Override
    public boolean any() {
        return parked.find().first() != null;
    }

    @Override
    public List<Parked> due(Instant now, int limit) {
        var first = new LinkedHashMap<String, Document>();
        parked.find().sort(Sorts.ascending("position")).forEach(one -> first.putIfAbsent(one.getString("chain"), one));
        return first.values().stream()
                .map(MongoParkedEvents::toParked)
                .filter(one ->
                        one.nextAttemptAt() != null && !one.nextAttemptAt().isAfter(now))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Parked> list(int limit) {
        return parked.find()
                .sort(Sorts.ascending("id"))
                .limit(limit)
                .map(MongoParkedEvents::toParked)
                .into(new ArrayList<>());
    }

    @Override
    public void remove(long id) {
        parked.deleteOne(eq("id", id));
    }

    @Override
    public void failed(long id, String reason, int attempts, @Nullable Instant nextAttemptAt) {
        update(
                eq("id", id),
                Updates.set("reason", reason),
                Updates.set("attempts", attempts),
                Updates.set("nextAttemptAt", nextAttemptAt == null ? null : Date.from(nextAttemptAt)));
    }

    @Override
    public boolean retry(long id, Instant at) {
        return update(and(eq("id", id)), Updates.set("attempts", 0), Updates.set("nextAttemptAt", Date.from(at)));
    }

    private boolean update(Bson which, Bson... values) {
        return parked.updateOne(which, Updates.combine(values)).getMatchedCount() == 1;
    }

    private static String chain(String source, ChainId chain) {
        return source + " " + chain.study() + " " + chain.subject();
    }

    private static Parked toParked(Document document) {
        var next = document.getDate("nextAttemptAt");
        return new Parked(
                document.getLong("id"),
                Json.as(Json.parse(document.getString("event")), Event.class),
                document.getString("topic"),
                document.getString("reason"),
                document.getInteger("attempts"),
                next == null ? null : next.toInstant());
    }
}
