package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.mongo.Documents;
import casebook.journal.audit.mongo.MongoJournal;
import casebook.journal.audit.mongo.Patient;
import casebook.journal.event.Outbox;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The records that still carry the pending mark, by a small index that holds only them. */
public final class MongoOutbox implements Outbox {
    private static final String LEASE = "relay";

    private final MongoCollection<Document> records;
    private final Lease lease;

    public MongoOutbox(MongoDatabase database, Lease lease) {
        this.records = MongoJournal.collection(database);
        this.lease = lease;
        Patient.of(records).createIndex(Indexes.ascending(Documents.PENDING), new IndexOptions().sparse(true));
    }

    @Override
    public int publish(int limit, Consumer<List<AuditRecord>> publisher) {
        if (!lease.holds(LEASE)) {
            return 0;
        }
        var pending = next(limit);
        if (!pending.isEmpty()) {
            publisher.accept(pending.stream().map(Documents::toRecord).toList());
            var ids = pending.stream().map(document -> document.get("_id")).toList();
            records.updateMany(in("_id", ids), Updates.unset(Documents.PENDING));
        }
        return pending.size();
    }

    /**
     * The oldest. A scan can pass by the place of a record before it is there and still see the one after it; so a second
     * scan brings what the records that were seen first have before them, which was there by then.
     */
    private List<Document> next(int limit) {
        var reached = new HashMap<ChainId, Long>();
        long last = 0;
        for (var seen : scan(exists(Documents.PENDING))
                .limit(limit)
                .projection(Projections.include("study", "subject", "position", Documents.PENDING))) {
            reached.put(chainOf(seen), seen.getLong("position"));
            last = seen.getLong(Documents.PENDING);
        }
        if (reached.isEmpty()) {
            return List.of();
        }
        var pending = scan(lte(Documents.PENDING, last)).into(new ArrayList<>());
        pending.removeIf(document -> document.getLong("position") > reached.getOrDefault(chainOf(document), 0L));
        return pending;
    }

    private FindIterable<Document> scan(Bson which) {
        return records.find(which).sort(Sorts.ascending(Documents.PENDING));
    }

    private static ChainId chainOf(Document document) {
        return new ChainId(document.getString("study"), document.getString("subject"));
    }

    @Override
    public void release() {
        lease.release(LEASE);
    }

    @Override
    public boolean publishAgain(ChainId chain, long position) {
        var record = and(eq("study", chain.study()), eq("subject", chain.subject()), eq("position", position));
        var found = records.find(record).first();
        if (found != null) {
            records.updateOne(record, Updates.set(Documents.PENDING, found.getLong(Documents.ORDER)));
        }
        return found != null;
    }

    @Override
    public Set<Long> waiting(ChainId chain) {
        return records.find(and(eq("study", chain.study()), eq("subject", chain.subject()), exists(Documents.PENDING)))
                .map(document -> document.getLong("position"))
                .into(new HashSet<>());
    }

    @Override
    public long waiting() {
        return records.countDocuments(exists(Documents.PENDING));
    }
}
