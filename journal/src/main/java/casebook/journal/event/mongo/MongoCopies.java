package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.event.Copies;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document per copy, its body as JSON text, which keeps decimals exact. */
public final class MongoCopies implements Copies {
    private final MongoCollection<Document> copies;
    private volatile String generation = "first";

    public MongoCopies(MongoDatabase database) {
        this.copies = database.getCollection("copy")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        copies.createIndex(Indexes.ascending("study", "subject", "kind", "key"));
    }

    @Override
    public void put(String kind, ChainId chain, String key, Object body) {
        var id = String.join(" ", chain.study(), chain.subject(), kind, key);
        var copy = new Document("_id", id)
                .append("study", chain.study())
                .append("subject", chain.subject())
                .append("kind", kind)
                .append("key", key)
                .append("body", Json.text(Json.tree(body)))
                .append("generation", generation);
        copies.replaceOne(eq("_id", id), copy, new ReplaceOptions().upsert(true));
    }

    @Override
    public void remove(String kind, ChainId chain, String key) {
        copies.deleteOne(and(of(kind, chain), eq("key", key)));
    }

    @Override
    public <T> Optional<T> find(String kind, ChainId chain, String key, Class<T> type) {
        return Optional.ofNullable(
                        copies.find(and(of(kind, chain), eq("key", key))).first())
                .map(copy -> body(copy, type));
    }

    @Override
    public <T> List<T> all(String kind, ChainId chain, Class<T> type) {
        return copies.find(of(kind, chain))
                .sort(Sorts.ascending("key"))
                .map(copy -> body(copy, type))
                .into(new ArrayList<>());
    }

    /** Without transactions: other instances of the service must not take events in meanwhile; this one does not. */
    @Override
    public void replaceAll(Runnable fill) {
        generation = UUID.randomUUID().toString();
        fill.run();
        copies.deleteMany(ne("generation", generation));
    }

    private static Bson of(String kind, ChainId chain) {
        return and(eq("study", chain.study()), eq("subject", chain.subject()), eq("kind", kind));
    }

    private static <T> T body(Document copy, Class<T> type) {
        return Json.as(Json.parse(copy.getString("body")), type);
    }
}
