package casebook.gateway.stream.api;

import casebook.gateway.GatewayConfig;
import casebook.gateway.StreamConfig;
import casebook.gateway.accesslog.AccessLog;
import casebook.gateway.limits.Seats;
import casebook.gateway.stream.Cursor;
import casebook.gateway.stream.History.Portion;
import casebook.gateway.stream.Interest;
import casebook.gateway.stream.Position;
import casebook.gateway.stream.RecentEvents;
import casebook.kernel.http.ProblemWriter;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Wordless;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All streams that are open at this gateway. */
@ApplicationScoped
class LiveStreams {
    private static final Logger LOG = Logger.getLogger(LiveStreams.class);
    private static final String COME_BACK_SECONDS = "5";
    /** For readers to be told that the gateway stops. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private final RecentEvents recent;
    private final Seats seats;
    private final CatchUps catchUps;
    private final AccessLog accessLog;
    private final ProblemWriter problems;
    private final StreamConfig config;
    private final Clock clock;

    LiveStreams(
            RecentEvents recent,
            Seats seats,
            CatchUps catchUps,
            AccessLog accessLog,
            ProblemWriter problems,
            GatewayConfig config,
            Clock clock) {
        this.recent = recent;
        this.seats = seats;
        this.catchUps = catchUps;
        this.accessLog = accessLog;
        this.problems = problems;
        this.config = config.stream();
        this.clock = clock;
        recent.onNews(() -> open.forEach(OpenStream::wake));
    }

    /**
     * Who opens a stream.
     *
     * @param last where they were told up to; none who want what comes from now on
     * @param until when their token expires
     */
    record Reader(String user, Interest interest, @Nullable Position last, Instant until) {}

    /** @throws Refused when there is no room for the stream, or the topics are not known, or are others */
    void open(RoutingContext exchange, Reader reader) {
        var end = recent.end().orElseThrow(ReaderEvents::away);
        if (exchange.response().closed()) {
            return; // they left while their token was verified, and would never leave a seat
        }
        var last = reader.last();
        orComeBack(exchange, () -> seats.take(reader.user()));
        var source = new ReaderEvents(recent, catchUps, reader.user(), reader.interest());
        var stream = new OpenStream(exchange.response(), Vertx.currentContext(), source, last == null ? end : last);
        exchange.addEndHandler(_ -> {
            seats.leave(reader.user());
            open.remove(stream);
            stream.close();
        });
        cursor(reader, end)
                .ifPresentOrElse(cursor -> begin(exchange, stream, cursor, nothingMissing(stream), reader), () -> {
                    orComeBack(exchange, source::behind);
                    source.missing(
                            stream.reached(),
                            first -> begin(exchange, stream, null, first, reader),
                            refused -> problems.write(exchange.request(), refused));
                });
    }

    private static void orComeBack(RoutingContext exchange, Runnable entry) {
        try {
            entry.run();
        } catch (Refused refused) {
            exchange.response().putHeader(HttpHeaders.RETRY_AFTER, COME_BACK_SECONDS);
            throw refused;
        }
    }

    /** None who is to be caught up, or ahead of what this gateway knows: then the topics have to say whether that can be. */
    private Optional<Cursor> cursor(Reader reader, Position end) {
        var last = reader.last();
        if (last == null) {
            return Optional.of(Cursor.atEnd(recent, reader.interest()));
        }
        return end.reaches(last) ? Cursor.after(last, recent, reader.interest()) : Optional.empty();
    }

    private static Portion nothingMissing(OpenStream stream) {
        return new Portion(List.of(), stream.reached());
    }

    private void begin(
            RoutingContext exchange, OpenStream stream, @Nullable Cursor cursor, Portion first, Reader reader) {
        if (stream.isOver()) {
            return;
        }
        open.add(stream); // before the reader is answered: from then on they are told when the gateway stops
        stream.begin(cursor, first, config.retry());
        accessLog.begun(exchange);
        stream.every(config.heartbeat());
        stream.endAfter(Ending.due(clock.instant(), reader.until(), config.longest()));
        stream.wake();
    }

    /** Readers hear of it, and come back elsewhere, before the connections are broken off. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        var told = Future.join(
                open.stream().map(stream -> stream.endFor(Ending.STOPPING)).toList());
        try {
            told.toCompletionStage().toCompletableFuture().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf("Not every reader heard that the gateway stops: %s", Wordless.line(e));
        }
    }
}
