package casebook.journal.audit.postgres;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.AuditRecord.Head;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.audit.RecordLimit;
import casebook.journal.audit.Surroundings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row per record, and a narrow row in {@code pending} until its event is published, so that a record is never
 * rewritten. Both go in one statement.
 */
public final class PostgresJournal implements Journal {
    private static final String COLUMNS = "study, subject, position, key, revision, content, previous_hash, hash";
    private static final String OF_CHAIN = "select " + COLUMNS + " from journal where study = ? and subject = ?";

    private static final String INSERT = """
            with appended as (
              insert into journal (study, subject, position, key, revision, site, recorded_at, idempotency_key, content,
                                   previous_hash, hash)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
              on conflict do nothing
              returning study, subject, position)
            insert into pending (study, subject, position, traceparent) select *, ?::text from appended returning 1""";

    private final Sql sql;
    private final RecordLimit limit;
    private final Surroundings surroundings;

    public PostgresJournal(Sql sql, RecordLimit limit, Surroundings surroundings) {
        this.limit = limit;
        this.sql = sql;
        this.surroundings = surroundings;
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
        // A conflict inserts nothing and waits for whoever holds the place, so no transaction is lost by it.
        while (true) {
            var head = head(entry.chain());
            head.requireAt(decidedAt, entry.chain());
            var record = AuditRecord.link(entry, head);
            if (inserted(record, entry)) {
                surroundings.appended(record);
                return record;
            }
            refuseIfTaken(entry);
        }
    }

    @Override
    public long position(ChainId chain) {
        return head(chain).position();
    }

    private Head head(ChainId chain) {
        return sql
                .query(
                        "select position, hash from journal where study = ? and subject = ? order by position desc limit 1",
                        row -> new Head(row.getLong(1), row.getString(2)),
                        chain.study(),
                        chain.subject())
                .stream()
                .findFirst()
                .orElse(Head.EMPTY);
    }

    private boolean inserted(AuditRecord record, Entry entry) {
        var idempotency = entry.idempotency();
        return !sql.query(
                        INSERT,
                        row -> row.getInt(1),
                        record.chain().study(),
                        record.chain().subject(),
                        record.position(),
                        record.key(),
                        record.revision(),
                        entry.attribution().site(),
                        entry.attribution().at(),
                        idempotency == null ? null : idempotency.key(),
                        Json.text(record.content()),
                        record.previousHash(),
                        record.hash(),
                        surroundings.traceparent())
                .isEmpty();
    }

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
        return first(OF_CHAIN + " and key = ? order by revision desc limit 1", chain.study(), chain.subject(), key);
    }

    @Override
    public List<AuditRecord> latestOfEach(ChainId chain, String keyPrefix) {
        return sql.query(
                "select distinct on (key) " + COLUMNS + " from journal where study = ? and subject = ?"
                        + " and starts_with(key, ?) order by key, revision desc",
                Rows::toRecord,
                chain.study(),
                chain.subject(),
                keyPrefix);
    }

    @Override
    public List<AuditRecord> history(ChainId chain, String key) {
        return sql.query(
                OF_CHAIN + " and key = ? order by revision", Rows::toRecord, chain.study(), chain.subject(), key);
    }

    @Override
    public List<AuditRecord> page(ChainId chain, long afterPosition, int limit) {
        return sql.query(
                OF_CHAIN + " and position > ? order by position limit ?",
                Rows::toRecord,
                chain.study(),
                chain.subject(),
                afterPosition,
                limit);
    }

    @Override
    public Optional<AuditRecord> ofIdempotencyKey(ChainId chain, String idempotencyKey) {
        return first(OF_CHAIN + " and idempotency_key = ?", chain.study(), chain.subject(), idempotencyKey);
    }

    private Optional<AuditRecord> first(String query, Object... arguments) {
        return sql.query(query, Rows::toRecord, arguments).stream().findFirst();
    }
}
