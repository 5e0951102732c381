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
import java.util.HashMap;
import java.util.Map;

/**
 * Readers who are caught up from the topics: so many at once, and few of one user, by two threads that take a portion for one and then for another.
 * A reader who takes their portion slowly holds no thread meanwhile.
 */
@ApplicationScoped
class CatchUps {
    private static final int THREADS = 2;

    private final History history;
    private final int most;
    private final int mostOfOne;
    private final WorkerExecutor threads;
    private final Map<String, Integer> readers = new HashMap<>();
    private int all;

    @Inject
    CatchUps(History history, GatewayConfig config, Vertx vertx) {
        this(history, config.stream().catchingUp(), config.stream().catchingUpOfUser(), vertx);
    }

    CatchUps(History history, int most, int mostOfOne, Vertx vertx) {
        this.history = history;
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.threads = vertx.createSharedWorkerExecutor("live-stream-history", THREADS);
    }

    /** @throws Refused when too many are being caught up, of this user or of all */
    synchronized void enter(String user) {
        var theirs = readers.getOrDefault(user, 0);
        if (theirs >= mostOfOne) {
            throw new Refused(
                    ProblemType.TOO_MANY_REQUESTS,
                    "catching-up-user",
                    "At most " + mostOfOne
                            + " readers of one user are caught up at once. Come back shortly with the same Last-Event-ID.");
        }
        if (all >= most) {
            throw new Refused(
                    ProblemType.UNAVAILABLE,
                    "catching-up-busy",
                    "Too many readers are being caught up. Come back shortly with the same Last-Event-ID.");
        }
        readers.put(user, theirs + 1);
        all++;
    }

    synchronized void leave(String user) {
        readers.compute(user, (_, theirs) -> theirs == null || theirs == 1 ? null : theirs - 1);
        all--;
    }

    Future<History.Portion> read(Position from, Position upTo, Interest interest) {
        return threads.executeBlocking(() -> history.read(from, upTo, interest), false);
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
