package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.mongo.Patient;
import casebook.journal.event.Event;
import casebook.journal.event.ParkedEvents;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One document per parked event, found by its chain or by the number that operators know it by. */
public final class MongoParkedEvents implements ParkedEvents {
    private final MongoCollection<Document> parked;
    private final Counter ids;

    public MongoParkedEvents(MongoDatabase database) {
        this.parked = Durable.collection(database, "parked_event");
        this.ids = new Counter(database, "parked_event");
        Patient.of(parked).createIndex(Indexes.ascending("chain", "position"));
        Patient.of(parked).createIndex(Indexes.ascending("id"));
    }

    @Override
    public void park(Event event, String topic, String reason, Instant at, @Nullable Instant nextAttemptAt) {
        var place = MongoInbox.place(event.source(), event.chain());
        var unique = place + " " + event.position();
        var values = Updates.combine(
                Updates.setOnInsert("id", ids.next()),
                Updates.setOnInsert("chain", place),
                Updates.setOnInsert("position", event.position()),
                Updates.setOnInsert("topic", topic),
                Updates.setOnInsert("event", Json.text(Json.tree(event))),
                Updates.setOnInsert("readable", event.readable()),
                Updates.setOnInsert("reason", reason),
                Updates.setOnInsert("attempts", 0),
                Updates.setOnInsert("parkedAt", Date.from(at)),
                Updates.setOnInsert("nextAttemptAt", date(nextAttemptAt)));
        var found = parked.updateOne(eq("_id", unique), values, new UpdateOptions().upsert(true))
                .getMatchedCount();
        if (found == 1 && event.readable()) {
            update(
                    and(eq("_id", unique), eq("readable", false)),
                    Updates.set("event", Json.text(Json.tree(event))),
                    Updates.set("readable", true),
                    Updates.set("reason", reason),
                    Updates.set("attempts", 0),
                    Updates.set("nextAttemptAt", date(nextAttemptAt)));
        }
    }

    private static @Nullable Date date(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }

    @Override
    public boolean anyOf(String source, ChainId chain) {
        return parked.find(eq("chain", MongoInbox.place(source, chain))).first() != null;
    }

    @Override
    public boolean any() {
        return parked.find().first() != null;
    }

    @Override
    public List<Parked> due(Instant now, int limit) {
        var first = List.of(
                Aggregates.sort(Sorts.ascending("chain", "position")),
                Aggregates.group("$chain", Accumulators.first("event", "$$ROOT")),
                Aggregates.replaceRoot("$event"),
                Aggregates.match(lte("nextAttemptAt", Date.from(now))),
                Aggregates.sort(Sorts.ascending("nextAttemptAt", "id")),
                Aggregates.limit(limit));
        return parked.aggregate(first).map(MongoParkedEvents::toParked).into(new ArrayList<>());
    }

    @Override
    public void hasten(String source, ChainId chain, Instant at) {
        parked.updateMany(
                and(eq("chain", MongoInbox.place(source, chain)), gt("nextAttemptAt", Date.from(at))),
                Updates.set("nextAttemptAt", Date.from(at)));
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
    public Optional<Parked> find(long id) {
        return Optional.ofNullable(parked.find(eq("id", id)).first()).map(MongoParkedEvents::toParked);
    }

    @Override
    public Tally tally() {
        return new Tally(parked.countDocuments(), parked.countDocuments(eq("nextAttemptAt", null)));
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
                Updates.set("nextAttemptAt", date(nextAttemptAt)));
    }

    @Override
    public boolean retry(long id, Instant at) {
        return update(eq("id", id), Updates.set("attempts", 0), Updates.set("nextAttemptAt", Date.from(at)));
    }

    private boolean update(Bson which, Bson... values) {
        return parked.updateOne(which, Updates.combine(values)).getMatchedCount() == 1;
    }

    private static Parked toParked(Document document) {
        var next = document.getDate("nextAttemptAt");
        return new Parked(
                document.getLong("id"),
                Json.as(Json.parse(document.getString("event")), Event.class),
                document.getString("topic"),
                document.getString("reason"),
                document.getInteger("attempts"),
                document.getDate("parkedAt").toInstant(),
                next == null ? null : next.toInstant());
    }
}
