package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/** Counts from 1, over all instances. */
final class Counter {
    private static final String LAST = "last";

    private final MongoCollection<Document> counters;
    private final String name;

    Counter(MongoDatabase database, String name) {
        this.counters = Durable.collection(database, "counter");
        this.name = name;
    }

    long next() {
        var upsert = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        var counter = counters.findOneAndUpdate(eq("_id", name), Updates.inc(LAST, 1L), upsert);
        if (counter == null) {
            throw new IllegalStateException("An upsert that returns what it wrote found nothing");
        }
        return counter.getLong(LAST);
    }

    /** 0 when it was never used. */
    long last() {
        var counter = counters.find(eq("_id", name)).first();
        return counter == null ? 0 : counter.getLong(LAST);
    }
}
