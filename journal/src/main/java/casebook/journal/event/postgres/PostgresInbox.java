package casebook.journal.event.postgres;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Event;
import casebook.journal.event.Inbox;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code copy_position}, moved on in the transaction of the event's effect. */
public final class PostgresInbox implements Inbox {
    /** Held by every intake, shared, and by a rebuild of the copies alone: "copy" on a telephone's keys. */
    static final long REBUILD_LOCK = 2679;

    private final Sql sql;

    public PostgresInbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Verdict take(Event event, Runnable effect) {
        sql.query("select pg_advisory_xact_lock_shared(?)", row -> 0, REBUILD_LOCK);
        if (movedOn(event)) {
            effect.run();
            return Verdict.TAKEN;
        }
        return position(event.source(), event.chain()) >= event.position() ? Verdict.DUPLICATE : Verdict.AHEAD;
    }

    private boolean movedOn(Event event) {
        var statement = event.position() == 1
                ? "insert into copy_position (position, hash, source, study, subject) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing"
                : "update copy_position set position = ?, hash = ?"
                        + " where source = ? and study = ? and subject = ? and position = ?";
        var arguments = new ArrayList<Object>(List.of(
                event.position(),
                event.hash(),
                event.source(),
                event.chain().study(),
                event.chain().subject()));
        if (event.position() > 1) {
            arguments.add(event.position() - 1);
        }
        return sql.update(statement, arguments.toArray()) == 1;
    }

    @Override
    public long position(String source, ChainId chain) {
        return sql
                .query(
                        "select position from copy_position where source = ? and study = ? and subject = ?",
                        row -> row.getLong(1),
                        source,
                        chain.study(),
                        chain.subject())
                .stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public void moveTo(Event event) {
        sql.update("""
                insert into copy_position (source, study, subject, position, hash) values (?, ?, ?, ?, ?)
                on conflict (source, study, subject) do update set position = excluded.position, hash = excluded.hash""", event.source(), event.chain().study(), event.chain().subject(), event.position(), event.hash());
    }
}
