package casebook.gateway.stream.api;

import casebook.gateway.GatewayConfig;
import casebook.gateway.limits.Seats;
import casebook.gateway.stream.History;
import casebook.gateway.stream.Interest;
import casebook.gateway.stream.Position;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Readers who are caught up from the topics: so many at once, and few of one user, by two threads that take a portion for one and then for another.
 * A reader who takes their portion slowly holds no thread meanwhile.
 */
@ApplicationScoped
class CatchUps {
    private static final int THREADS = 2;

    private final History history;
    private final Seats seats;
    private final WorkerExecutor threads;

    @Inject
    CatchUps(History history, GatewayConfig config, Vertx vertx) {
        this(history, config.stream().catchingUp(), config.stream().catchingUpOfUser(), vertx);
    }

    CatchUps(History history, int most, int mostOfOne, Vertx vertx) {
        this.history = history;
        this.seats = Seats.ofCatchingUp(most, mostOfOne);
        this.threads = vertx.createSharedWorkerExecutor("live-stream-history", THREADS);
    }

    /** @throws Refused when too many are being caught up, of this user or of all */
    void enter(String user) {
        seats.take(user);
    }

    void leave(String user) {
        seats.leave(user);
    }

    Future<History.Portion> read(Position from, Position upTo, Interest interest) {
        return threads.executeBlocking(() -> history.read(from, upTo, interest), false);
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
