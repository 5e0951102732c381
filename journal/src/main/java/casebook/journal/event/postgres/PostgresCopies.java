package casebook.journal.event.postgres;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Copies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rows of {@code copy}. A new set is made in a table that only its transaction sees. */
public final class PostgresCopies implements Copies {
    /** Held by who makes the copies anew: "rebuild" on a telephone's keys. */
    private static final long MAKING_LOCK = 7328453;

    /** What a single statement over all copies may take, which is longer than a request waits for the store. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String PRESENT = "copy";
    private static final String BESIDE = "copy_beside";

    /** The table this thread works with, where it is not the present one. */
    private static final ScopedValue<String> MAKING = ScopedValue.newInstance();

    private final Sql sql;

    public PostgresCopies(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(String kind, ChainId chain, String key, Object body) {
        sql.update("""
                insert into %s (kind, study, subject, key, body) values (?, ?, ?, ?, ?::jsonb)
                on conflict (kind, study, subject, key) do update set body = excluded.body""".formatted(table()), kind, chain.study(), chain.subject(), key, Json.text(Json.tree(body)));
    }

    @Override
    public void remove(String kind, ChainId chain, String key) {
        sql.update(
                "delete from " + table() + " where kind = ? and study = ? and subject = ? and key = ?",
                kind,
                chain.study(),
                chain.subject(),
                key);
    }

    @Override
    public <T> Optional<T> find(String kind, ChainId chain, String key, Class<T> type) {
        return sql
                .query(
                        "select body from " + table() + " where kind = ? and study = ? and subject = ? and key = ?",
                        row -> Json.as(Json.parse(row.getString(1)), type),
                        kind,
                        chain.study(),
                        chain.subject(),
                        key)
                .stream()
                .findFirst();
    }

    @Override
    public <T> List<T> some(String kind, ChainId chain, List<String> keys, Class<T> type) {
        return sql.query(
                "select body from " + table()
                        + " where kind = ? and study = ? and subject = ? and key = any(?) order by key",
                row -> Json.as(Json.parse(row.getString(1)), type),
                kind,
                chain.study(),
                chain.subject(),
                keys.toArray(String[]::new));
    }

    @Override
    public <T> List<T> all(String kind, ChainId chain, Class<T> type) {
        return sql.query(
                "select body from " + table() + " where kind = ? and study = ? and subject = ? order by key",
                row -> Json.as(Json.parse(row.getString(1)), type),
                kind,
                chain.study(),
                chain.subject());
    }

    private static String table() {
        return MAKING.orElse(PRESENT);
    }

    @Override
    public boolean makeAnew(Runnable fill, Runnable complete) {
        if (!sql.query("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), MAKING_LOCK)
                .getFirst()) {
            return false;
        }
        sql.update("create temporary table copy_beside (like copy including indexes) on commit drop");
        ScopedValue.where(MAKING, BESIDE).run(fill);
        sql.patiently(PATIENCE, () -> {
            sql.query("select pg_advisory_xact_lock(?)", row -> 0, PostgresInbox.REBUILD_LOCK);
            ScopedValue.where(MAKING, BESIDE).run(complete);
            change();
        });
        return true;
    }

    /** Only what differs, since nothing is taken in meanwhile. Compared as text: 70.0 is another answer than 70. */
    private void change() {
        sql.update("analyze copy_beside");
        sql.update("""
                delete from copy where not exists (select from copy_beside beside
                  where (beside.kind, beside.study, beside.subject, beside.key) = (copy.kind, copy.study, copy.subject, copy.key))""");
        sql.update("""
                insert into copy select beside.* from copy_beside beside left join copy present using (kind, study, subject, key)
                  where present.body::text is distinct from beside.body::text
                on conflict (kind, study, subject, key) do update set body = excluded.body""");
    }
}
