package casebook.gateway.stream.api;

import casebook.gateway.GatewayConfig;
import casebook.gateway.stream.History;
import casebook.gateway.stream.Interest;
import casebook.gateway.stream.Position;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Readers who are caught up from the topics: so many at once, by two threads that take a portion for one and then for another.
 * A reader who takes their portion slowly holds no thread meanwhile.
 */
@ApplicationScoped
class CatchUps {
    private static final int THREADS = 2;

    private final History history;
    private final int most;
    private final WorkerExecutor threads;
    private final AtomicInteger readers = new AtomicInteger();

    @Inject
    CatchUps(History history, GatewayConfig config, Vertx vertx) {
        this(history, config.stream().catchingUp(), vertx);
    }

    CatchUps(History history, int most, Vertx vertx) {
        this.history = history;
        this.most = most;
        this.threads = vertx.createSharedWorkerExecutor("live-stream-history", THREADS);
    }

    /** @throws Refused when too many are being caught up */
    void enter() {
        if (readers.incrementAndGet() > most) {
            readers.decrementAndGet();
            throw new Refused(
                    ProblemType.UNAVAILABLE,
                    "catching-up-busy",
                    "Too many readers are being caught up. Come back shortly with the same Last-Event-ID.");
        }
    }

    void leave() {
        readers.decrementAndGet();
    }

    Future<History.Portion> read(Position from, Position upTo, Interest interest) {
        return threads.executeBlocking(() -> history.read(from, upTo, interest), false);
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
