package casebook.journal.event.postgres;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Event;
import casebook.journal.event.Inbox;

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
        var last = last(event.source(), event.chain());
        requireSamePast(event, last);
        return last.position() >= event.position() ? Verdict.DUPLICATE : Verdict.AHEAD;
    }

    private boolean movedOn(Event event) {
        var chain = event.chain();
        if (event.position() == 1) {
            return sql.update(
                            "insert into copy_position (source, study, subject, position, hash) values (?, ?, ?, 1, ?)"
                                    + " on conflict do nothing",
                            event.source(),
                            chain.study(),
                            chain.subject(),
                            event.hash())
                    == 1;
        }
        return sql.update(
                        "update copy_position set position = ?, hash = ?"
                                + " where source = ? and study = ? and subject = ? and position = ? and hash = ?",
                        event.position(),
                        event.hash(),
                        event.source(),
                        chain.study(),
                        chain.subject(),
                        event.position() - 1,
                        event.previousHash())
                == 1;
    }

    private static void requireSamePast(Event event, Last last) {
        var repeatsOther = event.position() == last.position() && !event.hash().equals(last.hash());
        var continuesOther = event.position() == last.position() + 1;
        if (last.position() > 0 && (repeatsOther || continuesOther)) {
            throw new Diverged(event);
        }
    }

    private record Last(long position, String hash) {}

    private Last last(String source, ChainId chain) {
        return sql
                .query(
                        "select position, hash from copy_position where source = ? and study = ? and subject = ?",
                        row -> new Last(row.getLong(1), row.getString(2)),
                        source,
                        chain.study(),
                        chain.subject())
                .stream()
                .findFirst()
                .orElse(new Last(0, ""));
    }

    @Override
    public long position(String source, ChainId chain) {
        return last(source, chain).position();
    }

    @Override
    public void moveTo(Event event) {
        sql.update("""
                insert into copy_position (source, study, subject, position, hash) values (?, ?, ?, ?, ?)
                on conflict (source, study, subject) do update set position = excluded.position, hash = excluded.hash""", event.source(), event.chain().study(), event.chain().subject(), event.position(), event.hash());
    }
}
