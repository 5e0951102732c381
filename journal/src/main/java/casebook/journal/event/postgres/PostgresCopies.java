package casebook.journal.event.postgres;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Copies;
import java.util.List;
import java.util.Optional;

/** The rows of {@code copy}. */
public final class PostgresCopies implements Copies {
    private final Sql sql;

    public PostgresCopies(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(String kind, ChainId chain, String key, Object body) {
        sql.update("""
                insert into copy (kind, study, subject, key, body) values (?, ?, ?, ?, ?::jsonb)
                on conflict (kind, study, subject, key) do update set body = excluded.body""", kind, chain.study(), chain.subject(), key, Json.text(Json.tree(body)));
    }

    @Override
    public void remove(String kind, ChainId chain, String key) {
        sql.update(
                "delete from copy where kind = ? and study = ? and subject = ? and key = ?",
                kind,
                chain.study(),
                chain.subject(),
                key);
    }

    @Override
    public <T> Optional<T> find(String kind, ChainId chain, String key, Class<T> type) {
        return sql
                .query(
                        "select body from copy where kind = ? and study = ? and subject = ? and key = ?",
                        row -> Json.as(Json.parse(row.getString(1)), type),
                        kind,
                        chain.study(),
                        chain.subject(),
                        key)
                .stream()
                .findFirst();
    }

    @Override
    public <T> List<T> all(String kind, ChainId chain, Class<T> type) {
        return sql.query(
                "select body from copy where kind = ? and study = ? and subject = ? order by key",
                row -> Json.as(Json.parse(row.getString(1)), type),
                kind,
                chain.study(),
                chain.subject());
    }

    @Override
    public void replaceAll(Runnable fill) {
        sql.query("select pg_advisory_xact_lock(?)", row -> 0, PostgresInbox.REBUILD_LOCK);
        sql.update("delete from copy");
        fill.run();
    }
}
