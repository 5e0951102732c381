package casebook.journal.event.postgres;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.postgres.Rows;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Outbox;
import casebook.journal.event.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
    public int publish(int limit, Consumer<List<AuditRecord>> publisher) {
        var published = new int[1];
        transactions.run(() -> published[0] = publishInTransaction(limit, publisher));
        return published[0];
    }

    private int publishInTransaction(int limit, Consumer<List<AuditRecord>> publisher) {
        if (!sql.query("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
                .getFirst()) {
            return 0;
        }
        var sequences = new ArrayList<Long>();
        var records = sql.query(
                """
                select p.sequence, j.study, j.subject, j.position, j.key, j.revision, j.content, j.previous_hash, j.hash
                from (select * from pending order by sequence limit ?) p
                join journal j using (study, subject, position) order by p.sequence""",
                row -> {
                    sequences.add(row.getLong("sequence"));
                    return Rows.toRecord(row);
                },
                limit);
        if (records.isEmpty()) {
            return 0;
        }
        publisher.accept(records);
        sql.update("delete from pending where sequence = any(?)", (Object) sequences.toArray(Long[]::new));
        return records.size();
    }

    @Override
    public boolean publishAgain(ChainId chain, long position) {
        return !sql.query("""
                with record as (
                  select study, subject, position from journal where study = ? and subject = ? and position = ?),
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
}
