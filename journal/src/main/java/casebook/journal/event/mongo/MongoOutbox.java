package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.mongo.Documents;
import casebook.journal.audit.mongo.MongoJournal;
import casebook.journal.event.Outbox;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** The records that still carry the pending mark, by a small index that holds only them. */
public final class MongoOutbox implements Outbox {
    private final MongoCollection<Document> records;
    private final Lease lease;

    public MongoOutbox(MongoDatabase database, Lease lease) {
        this.records = MongoJournal.collection(database);
        this.lease = lease;
        records.createIndex(Indexes.ascending(Documents.PENDING), new IndexOptions().sparse(true));
    }

    @Override
    public int publish(int limit, Consumer<List<AuditRecord>> publisher) {
        if (!lease.holds("relay")) {
            return 0;
        }
        var pending = records.find(exists(Documents.PENDING))
                .sort(Sorts.ascending(Documents.PENDING))
                .limit(limit)
                .into(new ArrayList<>());
        if (!pending.isEmpty()) {
            publisher.accept(pending.stream().map(Documents::toRecord).toList());
            var ids = pending.stream().map(document -> document.get("_id")).toList();
            records.updateMany(in("_id", ids), Updates.unset(Documents.PENDING));
        }
        return pending.size();
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
