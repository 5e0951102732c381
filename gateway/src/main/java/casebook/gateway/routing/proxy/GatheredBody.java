package casebook.gateway.routing.proxy;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, held back here until it is whole or large. A caller who lets a form come byte by byte keeps a
 * connection of the gateway busy with it, and no thread of a service.
 */
final class GatheredBody implements ReadStream<Buffer> {
    /** Bytes that are held back at most; nearly every form is smaller. */
    private static final int ENOUGH = 64 * 1024;

    private final HttpServerRequest source;
    private final Promise<Void> gathered = Promise.promise();
    private Buffer held = Buffer.buffer();
    private long demand;
    private boolean ended;
    private boolean told;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;

    GatheredBody(HttpServerRequest source) {
        this.source = source;
    }

    /** Whether all of it has come. */
    boolean isWhole() {
        return ended;
    }

    /** Begins to read. Fails if the body breaks off before enough of it has come. */
    Future<Void> gather() {
        if (source.isEnded()) {
            end();
        } else {
            source.exceptionHandler(_ -> breakOff(brokenOff()));
            source.endHandler(_ -> end());
            source.handler(this::take);
            source.resume();
        }
        return gathered.future();
    }

    /** Ends it with a failure, unless all of it has come. */
    void breakOff(Refused failure) {
        if (!ended && !gathered.tryFail(failure) && exceptionHandler != null) {
            exceptionHandler.handle(failure);
        }
    }

    /** The connection ended, or the body is not as long as was said. */
    private static Refused brokenOff() {
        return new Refused(
                ProblemType.MALFORMED_REQUEST,
                "body-broken-off",
                "The body ended elsewhere than it was said to end. Send it again, whole.");
    }

    private void take(Buffer buffer) {
        if (!gathered.future().isComplete()) {
            held.appendBuffer(buffer);
            if (held.length() >= ENOUGH) {
                source.pause();
                gathered.tryComplete();
            }
        } else if (demand > 0 && handler != null && held.length() == 0) {
            use(1);
            handler.handle(buffer);
        } else {
            held.appendBuffer(buffer);
        }
    }

    private void end() {
        ended = true;
        gathered.tryComplete();
        deliver();
    }

    private void deliver() {
        if (demand > 0 && held.length() > 0 && handler != null) {
            var first = held;
            held = Buffer.buffer();
            use(1);
            handler.handle(first);
        }
        if (demand > 0 && ended && held.length() == 0 && endHandler != null && !told) {
            told = true;
            endHandler.handle(null);
        } else if (demand > 0 && !ended) {
            source.fetch(demand);
        }
    }

    private void use(long amount) {
        demand = demand == Long.MAX_VALUE ? demand : demand - amount;
    }

    @Override
    public GatheredBody handler(@Nullable Handler<Buffer> handler) {
        this.handler = handler;
        return this;
    }

    @Override
    public GatheredBody endHandler(@Nullable Handler<Void> endHandler) {
        this.endHandler = endHandler;
        return this;
    }

    @Override
    public GatheredBody exceptionHandler(@Nullable Handler<Throwable> exceptionHandler) {
        this.exceptionHandler = exceptionHandler;
        return this;
    }

    @Override
    public GatheredBody pause() {
        demand = 0;
        if (!ended) {
            source.pause();
        }
        return this;
    }

    @Override
    public GatheredBody resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public GatheredBody fetch(long amount) {
        demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
        deliver();
        return this;
    }
}
