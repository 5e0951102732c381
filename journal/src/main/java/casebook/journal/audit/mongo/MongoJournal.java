package casebook.journal.audit.mongo;

import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.replaceRoot;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.AuditRecord.Head;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Journal;
import casebook.journal.audit.RecordLimit;
import casebook.journal.audit.Surroundings;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One document per record: data, audit trail, chain and outgoing event in one atomic insert, majority and journaled. The
 * only thing of it that ever changes is the mark that its event still has to be published, with the trace to continue then. Every index leads with study
 * and subject, the shard key.
 */
public final class MongoJournal implements Journal {
    private static final String LAST_CHARACTER = "\uffff";

    private final MongoCollection<Document> records;
    private final RecordLimit limit;
    private final Surroundings surroundings;

    public MongoJournal(MongoDatabase database, RecordLimit limit, Surroundings surroundings) {
        this.limit = limit;
        this.records = collection(database);
        this.surroundings = surroundings;
        var unique = new IndexOptions().unique(true);
        Patient.of(records).createIndex(ascending("study", "subject", "position"), unique);
        Patient.of(records).createIndex(ascending("study", "subject", "key", "revision"), unique);
        Patient.of(records).createIndex(ascending("study", "subject", "idempotencyKey"), unique);
    }

    /** The collection, with the guarantees every part of the engine relies on. */
    public static MongoCollection<Document> collection(MongoDatabase database) {
        return database.getCollection("journal")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    @Override
    public AuditRecord append(Entry entry) {
        return append(entry, null);
    }

    @Override
    public AuditRecord appendBehind(long position, Entry entry) {
        return append(entry, position);
    }

    private AuditRecord append(Entry entry, @Nullable Long decidedAt) {
        limit.require(entry);
        while (true) {
            var last = last(entry.chain());
            var head = last == null ? Head.EMPTY : new Head(last.getLong("position"), last.getString("hash"));
            head.requireAt(decidedAt, entry.chain());
            var record = AuditRecord.link(entry, head);
            if (inserted(Documents.of(record, entry, last, surroundings.traceparent()))) {
                surroundings.appended(record);
                return record;
            }
            refuseIfTaken(entry);
        }
    }

    @Override
    public long position(ChainId chain) {
        var last = last(chain);
        return last == null ? 0 : last.getLong("position");
    }

    private @Nullable Document last(ChainId chain) {
        return records.find(of(chain))
                .sort(descending("position"))
                .projection(include("position", "hash", Documents.ORDER))
                .first();
    }

    private boolean inserted(Document document) {
        try {
            records.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Says which of the three was taken by asking, since a server names only one of them. The position is run for again. */
    private void refuseIfTaken(Entry entry) {
        var idempotency = entry.idempotency();
        if (idempotency != null
                && ofIdempotencyKey(entry.chain(), idempotency.key()).isPresent()) {
            throw new DuplicateRequest();
        }
        if (latest(entry.chain(), entry.key()).map(AuditRecord::revision).orElse(0L) != entry.revision() - 1) {
            throw new StaleRevision(entry);
        }
    }

    @Override
    public Optional<AuditRecord> latest(ChainId chain, String key) {
        return first(and(of(chain), eq("key", key)), descending("revision"));
    }

    /** In the index's order, backwards: so the server leaps from key to key and reads one record of each. */
    @Override
    public List<AuditRecord> latestOfEach(ChainId chain, String keyPrefix) {
        var keys = and(of(chain), gte("key", keyPrefix), lt("key", keyPrefix + LAST_CHARACTER));
        var newestFirst = descending("study", "subject", "key", "revision");
        return records
                .aggregate(List.of(
                        match(keys),
                        sort(newestFirst),
                        group("$key", Accumulators.first("record", "$$ROOT")),
                        replaceRoot("$record")))
                .map(Documents::toRecord)
                .into(new ArrayList<>())
                .stream()
                .sorted(Comparator.comparing(AuditRecord::key))
                .toList();
    }

    @Override
    public List<AuditRecord> history(ChainId chain, String key) {
        return list(and(of(chain), eq("key", key)), ascending("revision"), 0);
    }

    @Override
    public List<AuditRecord> page(ChainId chain, long afterPosition, int limit) {
        return list(and(of(chain), gt("position", afterPosition)), ascending("position"), limit);
    }

    @Override
    public Optional<AuditRecord> ofIdempotencyKey(ChainId chain, String idempotencyKey) {
        return first(and(of(chain), eq("idempotencyKey", idempotencyKey)), null);
    }

    private static Bson of(ChainId chain) {
        return and(eq("study", chain.study()), eq("subject", chain.subject()));
    }

    private Optional<AuditRecord> first(Bson filter, @Nullable Bson sort) {
        return Optional.ofNullable(records.find(filter).sort(sort).first()).map(Documents::toRecord);
    }

    private List<AuditRecord> list(Bson filter, Bson sort, int limit) {
        return records.find(filter)
                .sort(sort)
                .limit(limit)
                .map(Documents::toRecord)
                .into(new ArrayList<>());
    }
}
