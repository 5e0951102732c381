package casebook.journal.event;

import casebook.journal.audit.AnchoredChain.Place;
import casebook.journal.audit.ChainId;
import casebook.journal.event.CopyRebuild.History;
import casebook.journal.event.CopyRebuild.History.Reading;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One passage of what was taken in through the projections, while more is taken in. */
final class Replay implements AutoCloseable {
    /** When no more than so many events have come meanwhile, the rest may be read while nothing is taken in. */
    private static final int FEW = 1_000;

    private final String service;
    private final Inbox inbox;
    private final ParkedEvents parked;
    private final Handlers handlers;
    private final History history;
    private final Clock clock;
    private final Map<Source, Chain> chains = new HashMap<>();
    private @Nullable Reading reading;
    private long projected;

    private record Source(String name, ChainId chain) {}

    /** What this service had not taken in when it was read: the lowest position, and where the first of them lies. */
    private record Untaken(long lowest, Place first) {
        Untaken with(long position) {
            return new Untaken(Math.min(lowest, position), first);
        }
    }

    Replay(String service, Inbox inbox, ParkedEvents parked, Handlers handlers, History history, Clock clock) {
        this.service = service;
        this.inbox = inbox;
        this.parked = parked;
        this.handlers = handlers;
        this.history = history;
        this.clock = clock;
    }

    /** Reads until little is left, however long that takes. */
    void begin() {
        reading = history.open();
        var events = readOn();
        while (events > FEW) {
            events = readOn();
        }
    }

    /** Reads the rest, while nothing is taken in. */
    void complete() {
        readOn();
        if (chains.values().stream().anyMatch(Chain::isOvertaken)) {
            throw new Refused(
                    ProblemType.UNAVAILABLE,
                    "rebuild-interrupted",
                    "Events were taken in while the new copies were completed, as when the store was away for too long."
                            + " The copies are as they were; try again.");
        }
        chains.values().forEach(Chain::complete);
    }

    long projected() {
        return projected;
    }

    private long readOn() {
        var present = Objects.requireNonNull(reading);
        for (var chain : chains.values()) {
            chain.takenSince().ifPresent(present::backTo);
        }
        return present.toTheEnd(this::next);
    }

    private void next(Event event, Place place, boolean acknowledged) {
        if (!event.source().equals(service) && event.readable()) {
            chains.computeIfAbsent(
                            new Source(event.source(), event.chain()),
                            source -> new Chain(source, acknowledged && isLost(source)))
                    .next(event, place, acknowledged);
        }
    }

    /** Asked twice, because an event that was parked may be taken in between the two questions. */
    private boolean isLost(Source source) {
        return inbox.position(source.name(), source.chain()) == 0
                // A chain whose first event is still parked has no place yet, and must not be given one.
                && !parked.anyOf(source.name(), source.chain())
                && inbox.position(source.name(), source.chain()) == 0;
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.close();
        }
    }

    /** A chain's events go into the copies once and in its own order, which is not the topic's where one was published again. */
    private final class Chain {
        private final Source source;
        private final boolean lost;
        private final SortedMap<Long, Event> early = new TreeMap<>();
        private long reached;
        private long last;
        private @Nullable Untaken untaken;
        private @Nullable Event lastProjected;

        private Chain(Source source, boolean lost) {
            this.source = source;
            this.lost = lost;
        }

        private void next(Event event, Place place, boolean acknowledged) {
            if (event.position() <= last) {
                return;
            }
            if (lost ? acknowledged : isTaken(event)) {
                early.putIfAbsent(event.position(), event);
                for (var next = early.remove(last + 1); next != null; next = early.remove(last + 1)) {
                    project(next);
                }
            } else {
                untaken = untaken == null ? new Untaken(event.position(), place) : untaken.with(event.position());
                if (acknowledged && !lost) {
                    takeInAgain(event, place);
                }
            }
        }

        /**
         * What was acknowledged is taken in or parked. Where it is neither, the store was put back to what it held before, and
         * the broker does not send the event again; so it waits as one that came ahead of its chain, with its effects to come.
         */
        private void takeInAgain(Event event, Place place) {
            var now = clock.instant();
            parked.park(event, place.topic(), Parking.AHEAD, now, now);
        }

        private boolean isTaken(Event event) {
            if (event.position() > reached) {
                reached = inbox.position(source.name(), source.chain());
            }
            return event.position() <= reached;
        }

        /** Where to read again, if what was passed over has been taken in since. */
        private Optional<Place> takenSince() {
            if (untaken == null || lost || inbox.position(source.name(), source.chain()) < untaken.lowest()) {
                return Optional.empty();
            }
            var from = untaken.first();
            untaken = null;
            return Optional.of(from);
        }

        /** Whether something was passed over that had not been taken in, and then what follows it had. */
        private boolean isOvertaken() {
            return untaken != null && !early.isEmpty() && untaken.lowest() < early.lastKey();
        }

        /** What a topic has lost must not cost the events behind it. */
        private void complete() {
            if (lost && lastProjected != null) {
                inbox.moveTo(lastProjected);
            }
            if (!lost) {
                early.values().forEach(this::project);
            }
        }

        private void project(Event event) {
            handlers.project(event);
            last = event.position();
            lastProjected = lost ? event.withoutData() : null;
            projected++;
        }
    }
}
