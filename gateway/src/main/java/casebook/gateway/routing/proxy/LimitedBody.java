package casebook.gateway.routing.proxy;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request's body on its way through, which breaks off where it grows too large. Nothing of it is kept. */
final class LimitedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> source;
    private final long limit;
    private long read;
    private boolean tooLarge;
    private boolean ended;
    private @Nullable Handler<Throwable> failed;
    private @Nullable Runnable whenThrough;

    /** @param limit in bytes */
    LimitedBody(ReadStream<Buffer> source, long limit) {
        this.source = source;
        this.limit = limit;
    }

    static Refused tooLarge(long limit) {
        return new Refused(ProblemType.BODY_TOO_LARGE, "body-too-large", "A body has " + limit + " bytes at most.");
    }

    /** Why the body broke off, if it did. */
    Optional<Refused> excess() {
        return tooLarge ? Optional.of(tooLarge(limit)) : Optional.empty();
    }

    /** Runs the action once the whole body has gone through. */
    void whenThrough(Runnable action) {
        if (ended) {
            action.run();
        } else {
            whenThrough = action;
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
        } else if (!tooLarge) {
            tooLarge = true;
            if (failed != null) {
                failed.handle(tooLarge(limit));
            }
        }
    }

    @Override
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        source.exceptionHandler(handler);
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
                            if (whenThrough != null) {
                                whenThrough.run();
                            }
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
