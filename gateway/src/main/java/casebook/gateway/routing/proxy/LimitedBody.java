package casebook.gateway.routing.proxy;

import casebook.kernel.http.ApiDoor;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request's body on its way through, which breaks off where it grows too large. Nothing of it is kept. */
final class LimitedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> source;
    private final long limit;
    private long read;
    private @Nullable Refused refusal;
    private boolean ended;
    private @Nullable Handler<Throwable> failed;
    private final List<Runnable> whenThrough = new ArrayList<>();

    /** @param limit in bytes */
    LimitedBody(ReadStream<Buffer> source, long limit) {
        this.source = source;
        this.limit = limit;
    }

    /** Why the body was broken off here, if it was. */
    Optional<Refused> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Ends it with a refusal, unless it is through. */
    void refuse(Refused reason) {
        if (refusal == null && !ended) {
            refusal = reason;
            if (failed != null) {
                failed.handle(reason);
            }
        }
    }

    /** Runs the action, after those given earlier, once the whole body has gone through. */
    void whenThrough(Runnable action) {
        if (ended) {
            action.run();
        } else {
            whenThrough.add(action);
        }
    }

    @Override
    public LimitedBody handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            source.handler(null);
        } else {
            source.handler(buffer -> take(buffer, handler));
        }
        return this;
    }

    private void take(Buffer buffer, Handler<Buffer> handler) {
        read += buffer.length();
        if (read <= limit) {
            handler.handle(buffer);
        } else {
            refuse(ApiDoor.tooLarge(limit));
        }
    }

    @Override
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        source.exceptionHandler(
                handler == null
                        ? null
                        : failure -> {
                            if (failure instanceof Refused reason) {
                                refuse(reason);
                            } else {
                                handler.handle(failure);
                            }
                        });
        return this;
    }

    @Override
    public LimitedBody endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(
                handler == null
                        ? null
                        : end -> {
                            ended = true;
                            handler.handle(end);
                            whenThrough.forEach(Runnable::run);
                        });
        return this;
    }

    @Override
    public LimitedBody pause() {
        source.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        source.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
