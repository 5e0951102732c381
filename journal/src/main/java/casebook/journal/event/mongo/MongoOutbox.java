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
import casebook.journal.event.Pending;
import casebook.journal.event.Publisher;
import casebook.journal.event.SetAside;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The records that still carry the pending mark, by a small index that holds only them. */
public final class MongoOutbox implements Outbox {
    private static final String LEASE = "relay";

    private final MongoCollection<Document> records;
    private final HeldChains held;
    private final Lease lease;

    public MongoOutbox(MongoDatabase database, Lease lease) {
        this.records = MongoJournal.collection(database);
        this.held = new HeldChains(database);
        this.lease = lease;
        Patient.of(records).createIndex(Indexes.ascending(Documents.PENDING), new IndexOptions().sparse(true));
    }

    @Override
    public int publish(int limit, Publisher publisher) {
        if (!lease.holds(LEASE)) {
            return 0;
        }
        var pending = next(limit);
        if (pending.isEmpty()) {
            return 0;
        }
        var ids = new IdentityHashMap<AuditRecord, Object>();
        var handed = pending.stream()
                .map(document -> {
                    var record = Documents.toRecord(document);
                    ids.put(record, document.get("_id"));
                    return new Pending(record, document.getString(Documents.TRACEPARENT));
                })
                .toList();
        var outcome = publisher.publish(handed);
        outcome.refused().forEach(held::add);
        var gone = outcome.published().stream().map(ids::get).toList();
        records.updateMany(
                in("_id", gone),
                Updates.combine(Updates.unset(Documents.PENDING), Updates.unset(Documents.TRACEPARENT)));
        return gone.size();
    }

    /**
     * The oldest. A scan can pass by the place of a record before it is there and still see the one after it; so a second
     * scan brings what the records that were seen first have before them, which was there by then.
     */
    private List<Document> next(int limit) {
        var reached = new HashMap<ChainId, Long>();
        long last = 0;
        for (var seen : scan(held.passing(exists(Documents.PENDING)))
                .limit(limit)
                .projection(Projections.include("study", "subject", "position", Documents.PENDING))) {
            reached.put(chainOf(seen), seen.getLong("position"));
            last = seen.getLong(Documents.PENDING);
        }
        if (reached.isEmpty()) {
            return List.of();
        }
        var pending = scan(held.passing(lte(Documents.PENDING, last))).into(new ArrayList<>());
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
            held.remove(chain, position);
        }
        return found != null;
    }

    @Override
    public List<SetAside> setAside(int limit) {
        return held.list(limit);
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

    @Override
    public Optional<Instant> waitingSince() {
        var oldest = scan(exists(Documents.PENDING))
                .projection(Projections.include(Documents.RECORDED_AT))
                .first();
        return Optional.ofNullable(oldest)
                .map(document -> document.getDate(Documents.RECORDED_AT).toInstant());
    }
}
