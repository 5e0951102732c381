package casebook.gateway.stream.api;

import casebook.gateway.stream.Cursor;
import casebook.gateway.stream.History.Portion;
import casebook.gateway.stream.History.Told;
import casebook.gateway.stream.Position;
import casebook.gateway.stream.StudyEvent;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader's stream, on the thread of their connection. It asks for the next event only when the connection takes more, so
 * that a slow reader costs a full socket and, while being caught up, one portion.
 */
final class OpenStream {
    /** Events told in one turn; then other connections of the thread have theirs. */
    private static final int MOST_IN_A_TURN = 200;

    private final HttpServerResponse response;
    private final Context context;
    private final Source source;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Queue<Told> portion = new ArrayDeque<>();
    private final List<Long> timers = new ArrayList<>();
    private @Nullable Cursor cursor;
    private Position reached;
    private boolean reading;
    private boolean over;
    private String toldId = "";

    /** Where a reader's events come from. */
    interface Source {
        /** The place among the recent events from which on the reader can follow; none while they are too far behind. */
        Optional<Cursor> recent(Position reached);

        /** Reads what is missing, and hands it over on the stream's own thread. */
        void missing(Position reached, Consumer<Portion> taken, Consumer<Refused> refused);

        /** The reader needs nothing of it any more. */
        void done();
    }

    OpenStream(HttpServerResponse response, Context context, Source source, Position reached) {
        this.response = response;
        this.context = context;
        this.source = source;
        this.reached = reached;
    }

    /** @param cursor none while the reader is to be caught up */
    void begin(@Nullable Cursor cursor, Portion first, Duration retry) {
        this.cursor = cursor;
        response.setStatusCode(200)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true);
        response.write(Frames.opening(retry, reached.toString()));
        response.drainHandler(_ -> tell());
        take(first);
    }

    boolean isOver() {
        return over;
    }

    Position reached() {
        return reached;
    }

    void every(Duration time) {
        timers.add(context.owner().setPeriodic(time.toMillis(), _ -> heartbeat()));
    }

    void endAfter(Ending.Due due) {
        timers.add(context.owner().setTimer(Math.max(1, due.in().toMillis()), _ -> end(due.why())));
    }

    /** From any thread; done when the reader has all of it. */
    Future<Void> endFor(Ending why) {
        var ended = Promise.<Void>promise();
        context.runOnContext(_ -> end(why).onComplete(ended));
        return ended.future();
    }

    /** There may be something new. From any thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(_ -> {
                woken.set(false);
                tell();
            });
        }
    }

    private void tell() {
        for (var turn = 0; !over && !response.writeQueueFull(); turn++) {
            if (turn == MOST_IN_A_TURN) {
                wake();
                return;
            }
            if (!tellOne()) {
                return;
            }
        }
    }

    /** @return false when there is nothing to be told now */
    private boolean tellOne() {
        var waiting = portion.poll();
        if (waiting != null) {
            write(waiting.after().toString(), waiting.event());
            return true;
        }
        if (cursor == null) {
            return follow();
        }
        return switch (cursor.next()) {
            case Cursor.Next.Event next -> {
                write(next.id(), next.event());
                yield true;
            }
            case Cursor.Next.NothingNew _ -> false;
            case Cursor.Next.Lost _ -> {
                end(Ending.TOO_SLOW);
                yield false;
            }
        };
    }

    /** Goes over to the recent events, or has more read. */
    private boolean follow() {
        if (reading) {
            return false;
        }
        cursor = source.recent(reached).orElse(null);
        if (cursor == null) {
            reading = true;
            source.missing(reached, this::take, refused -> end(Ending.of(refused)));
        } else {
            source.done();
        }
        return cursor != null;
    }

    private void take(Portion read) {
        reading = false;
        portion.addAll(read.events());
        reached = read.reached();
        tell();
    }

    private void write(String id, StudyEvent event) {
        toldId = id;
        response.write(Frames.event(id, event));
    }

    private void heartbeat() {
        if (over || response.writeQueueFull()) {
            return;
        }
        var id = passed();
        response.write(id.equals(toldId) ? Frames.heartbeat() : Frames.heartbeat(id));
        toldId = id;
    }

    /** The id of all that the reader was told, or was not to be told. */
    private String passed() {
        if (cursor != null) {
            return cursor.position().toString();
        }
        return portion.isEmpty() ? reached.toString() : toldId;
    }

    private Future<Void> end(Ending why) {
        if (over) {
            return Future.succeededFuture();
        }
        var ended = response.end(Frames.ended(why));
        close();
        return ended;
    }

    /** The connection is closed, or about to be. */
    void close() {
        if (!over) {
            over = true;
            timers.forEach(context.owner()::cancelTimer);
            portion.clear();
            source.done();
        }
    }
}
