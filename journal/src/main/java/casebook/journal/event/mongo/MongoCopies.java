package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.mongo.Patient;
import casebook.journal.event.Copies;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One document per copy, its body as JSON text, which keeps decimals exact. Made again in a collection beside, which then
 * takes the other's name: readers see the old copies until the new ones are complete.
 */
public final class MongoCopies implements Copies {
    private static final String BODY = "body";

    private static final String BESIDE = "copy_beside_";

    /** The making that this thread is about. */
    private static final ScopedValue<Remaking> REMAKING = ScopedValue.newInstance();

    private record Remaking(long number, MongoCollection<Document> beside) {}

    private final MongoDatabase database;
    private final MongoCollection<Document> copies;
    private final Making making;

    public MongoCopies(MongoDatabase database, Lease lease) {
        this.database = database;
        this.copies = Durable.collection(database, "copy");
        this.making = new Making(database, lease);
        index(copies);
    }

    private static void index(MongoCollection<Document> copies) {
        Patient.of(copies).createIndex(Indexes.ascending("study", "subject", "kind", "key"));
    }

    @Override
    public void put(String kind, ChainId chain, String key, Object body) {
        write(kind, chain, key, Json.text(Json.tree(body)));
    }

    /** Leaves a document without a body, in which the event that removed it is marked. */
    @Override
    public void remove(String kind, ChainId chain, String key) {
        write(kind, chain, key, null);
    }

    private void write(String kind, ChainId chain, String key, @Nullable String body) {
        var copy = new Document("_id", String.join(" ", chain.study(), chain.subject(), kind, key))
                .append("study", chain.study())
                .append("subject", chain.subject())
                .append("kind", kind)
                .append("key", key);
        if (body != null) {
            copy.append(BODY, body);
        }
        Bson replaced = eq("_id", copy.get("_id"));
        if (REMAKING.isBound()) {
            copy.append("making", REMAKING.get().number());
        } else if (Taking.CURRENT.isBound()) {
            Taking.CURRENT.get().mark(copy);
            replaced = and(replaced, Taking.CURRENT.get().mayReplace());
        }
        replace(replaced, copy);
    }

    private void replace(Bson replaced, Document copy) {
        try {
            current().replaceOne(replaced, copy, new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // There is one that may not be replaced, or it came this moment: then it may.
            current().replaceOne(replaced, copy);
        }
    }

    private MongoCollection<Document> current() {
        return REMAKING.isBound() ? REMAKING.get().beside() : copies;
    }

    @Override
    public <T> Optional<T> find(String kind, ChainId chain, String key, Class<T> type) {
        return Optional.ofNullable(
                        current().find(and(of(kind, chain), eq("key", key))).first())
                .map(copy -> body(copy, type));
    }

    @Override
    public <T> List<T> some(String kind, ChainId chain, List<String> keys, Class<T> type) {
        return found(and(of(kind, chain), in("key", keys)), type);
    }

    @Override
    public <T> List<T> all(String kind, ChainId chain, Class<T> type) {
        return found(of(kind, chain), type);
    }

    private <T> List<T> found(Bson which, Class<T> type) {
        return current()
                .find(which)
                .sort(Sorts.ascending("key"))
                .map(copy -> body(copy, type))
                .into(new ArrayList<>());
    }

    @Override
    public boolean makeAnew(Runnable fill, Runnable complete) {
        var beside = Durable.collection(database, BESIDE + UUID.randomUUID());
        return making.anew(
                number -> {
                    dropLeftovers();
                    index(beside);
                    ScopedValue.where(REMAKING, new Remaking(number, beside)).run(fill);
                },
                number -> ScopedValue.where(REMAKING, new Remaking(number, beside))
                        .run(complete),
                () -> beside.renameCollection(copies.getNamespace(), new RenameCollectionOptions().dropTarget(true)));
    }

    /** What an instance was about that died meanwhile. If it only slept it writes where nobody reads. */
    private void dropLeftovers() {
        for (var name : database.listCollectionNames().into(new ArrayList<>())) {
            if (name.startsWith(BESIDE)) {
                database.getCollection(name).drop();
            }
        }
    }

    private static Bson of(String kind, ChainId chain) {
        return and(eq("study", chain.study()), eq("subject", chain.subject()), eq("kind", kind), exists(BODY));
    }

    private static <T> T body(Document copy, Class<T> type) {
        return Json.as(Json.parse(copy.getString(BODY)), type);
    }
}
