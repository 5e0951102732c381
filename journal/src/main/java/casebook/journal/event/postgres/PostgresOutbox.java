package casebook.journal.event.postgres;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.postgres.Rows;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Outbox;
import casebook.journal.event.Pending;
import casebook.journal.event.Publisher;
import casebook.journal.event.Publisher.Refusal;
import casebook.journal.event.SetAside;
import casebook.journal.event.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of {@code pending}. An advisory lock lets one relay at a time read them, so that order is kept. */
public final class PostgresOutbox implements Outbox {
    /** Any number that no other lock of the database uses: "outbox" on a telephone's keys. */
    private static final long LOCK = 688269;

    private final Sql sql;
    private final Transactions transactions;

    public PostgresOutbox(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public int publish(int limit, Publisher publisher) {
        var published = new int[1];
        transactions.run(() -> published[0] = publishInTransaction(limit, publisher));
        return published[0];
    }

    private int publishInTransaction(int limit, Publisher publisher) {
        if (!sql.query("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
                .getFirst()) {
            return 0;
        }
        var sequences = new IdentityHashMap<AuditRecord, Long>();
        var records = sql.query(
                """
                select p.sequence, p.traceparent, j.study, j.subject, j.position, j.key, j.revision, j.content, j.previous_hash, j.hash
                from (select * from pending w where not exists (
                        select from set_aside s
                        where s.study = w.study and s.subject = w.subject and s.position <= w.position)
                      order by sequence limit ?) p
                join journal j using (study, subject, position) order by p.sequence""",
                row -> {
                    var record = Rows.toRecord(row);
                    sequences.put(record, row.getLong("sequence"));
                    return new Pending(record, row.getString("traceparent"));
                },
                limit);
        if (records.isEmpty()) {
            return 0;
        }
        var outcome = publisher.publish(records);
        outcome.refused().forEach(this::setAside);
        var gone = outcome.published().stream().map(sequences::get).toArray(Long[]::new);
        sql.update("delete from pending where sequence = any(?)", (Object) gone);
        return gone.length;
    }

    private void setAside(Refusal refusal) {
        var record = refusal.record();
        sql.update("""
                insert into set_aside (study, subject, position, reason, since) values (?, ?, ?, ?, now())
                on conflict (study, subject) do update
                set position = excluded.position, reason = excluded.reason, since = excluded.since""", record.chain().study(), record.chain().subject(), record.position(), refusal.reason());
    }

    @Override
    public List<SetAside> setAside(int limit) {
        return sql.query(
                "select study, subject, position, reason, since from set_aside order by since, study, subject limit ?",
                row -> new SetAside(
                        new ChainId(row.getString("study"), row.getString("subject")),
                        row.getLong("position"),
                        row.getString("reason"),
                        row.getObject("since", OffsetDateTime.class).toInstant()),
                limit);
    }

    @Override
    public boolean publishAgain(ChainId chain, long position) {
        return !sql.query("""
                with record as (
                  select study, subject, position from journal where study = ? and subject = ? and position = ?),
                tried as (
                  delete from set_aside s using record r
                  where s.study = r.study and s.subject = r.subject and s.position = r.position),
                again as (
                  insert into pending (study, subject, position)
                  select * from record where not exists (select 1 from pending join record using (study, subject, position)))
                select position from record""", row -> row.getLong(1), chain.study(), chain.subject(), position)
                .isEmpty();
    }

    @Override
    public Set<Long> waiting(ChainId chain) {
        return Set.copyOf(sql.query(
                "select position from pending where study = ? and subject = ?",
                row -> row.getLong(1),
                chain.study(),
                chain.subject()));
    }

    @Override
    public long waiting() {
        return sql.query("select count(*) from pending", row -> row.getLong(1)).getFirst();
    }

    @Override
    public Optional<Instant> waitingSince() {
        return sql.query("""
                        select j.recorded_at from (select * from pending order by sequence limit 1) p
                        join journal j using (study, subject, position)""", row -> row.getObject(1, OffsetDateTime.class).toInstant()).stream()
                .findFirst();
    }
}
