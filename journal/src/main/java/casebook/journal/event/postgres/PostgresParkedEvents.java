package casebook.journal.event.postgres;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Event;
import casebook.journal.event.ParkedEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code parked_event}. */
public final class PostgresParkedEvents implements ParkedEvents {
    private final Sql sql;

    public PostgresParkedEvents(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void park(Event event, String topic, String reason, Instant at, @Nullable Instant nextAttemptAt) {
        sql.update(
                """
                insert into parked_event as parked
                  (source, study, subject, position, topic, event, reason, parked_at, next_attempt_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::timestamptz)
                on conflict (source, study, subject, position) do update
                  set event = excluded.event, reason = excluded.reason, attempts = 0,
                      next_attempt_at = excluded.next_attempt_at
                  where jsonb_typeof(parked.event -> 'data') = 'null'
                    and jsonb_typeof(excluded.event -> 'data') <> 'null'""",
                event.source(),
                event.chain().study(),
                event.chain().subject(),
                event.position(),
                topic,
                Json.text(Json.tree(event)),
                reason,
                at,
                nextAttemptAt);
    }

    @Override
    public boolean anyOf(String source, ChainId chain) {
        return sql.query(
                        "select exists (select 1 from parked_event where source = ? and study = ? and subject = ?)",
                        row -> row.getBoolean(1),
                        source,
                        chain.study(),
                        chain.subject())
                .getFirst();
    }

    @Override
    public boolean any() {
        return sql.query("select exists (select 1 from parked_event)", row -> row.getBoolean(1))
                .getFirst();
    }

    @Override
    public List<Parked> due(Instant now, int limit) {
        return sql.query("""
                select * from (
                  select distinct on (source, study, subject) * from parked_event order by source, study, subject, position
                ) first where next_attempt_at <= ? order by next_attempt_at, id limit ?""", PostgresParkedEvents::toParked, now, limit);
    }

    @Override
    public void hasten(String source, ChainId chain, Instant at) {
        sql.update(
                "update parked_event set next_attempt_at = ?"
                        + " where source = ? and study = ? and subject = ? and next_attempt_at > ?",
                at,
                source,
                chain.study(),
                chain.subject(),
                at);
    }

    @Override
    public List<Parked> list(int limit) {
        return sql.query("select * from parked_event order by id limit ?", PostgresParkedEvents::toParked, limit);
    }

    @Override
    public Optional<Parked> find(long id) {
        return sql.query("select * from parked_event where id = ?", PostgresParkedEvents::toParked, id).stream()
                .findFirst();
    }

    @Override
    public Tally tally() {
        return sql.query(
                        "select count(*), count(*) filter (where next_attempt_at is null) from parked_event",
                        row -> new Tally(row.getLong(1), row.getLong(2)))
                .getFirst();
    }

    @Override
    public void remove(long id) {
        sql.update("delete from parked_event where id = ?", id);
    }

    @Override
    public void failed(long id, String reason, int attempts, @Nullable Instant nextAttemptAt) {
        sql.update(
                "update parked_event set reason = ?, attempts = ?, next_attempt_at = ?::timestamptz where id = ?",
                reason,
                attempts,
                nextAttemptAt,
                id);
    }

    @Override
    public boolean retry(long id, Instant at) {
        return sql.update("update parked_event set attempts = 0, next_attempt_at = ? where id = ?", at, id) == 1;
    }

    private static Parked toParked(ResultSet row) throws SQLException {
        return new Parked(
                row.getLong("id"),
                Json.as(Json.parse(row.getString("event")), Event.class),
                row.getString("topic"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getTimestamp("parked_at").toInstant(),
                instant(row.getTimestamp("next_attempt_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
