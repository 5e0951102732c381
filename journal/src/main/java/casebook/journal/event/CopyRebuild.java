package casebook.journal.event;

import casebook.journal.audit.ChainId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes all copies again from the beginning of the topics, in one transaction: readers keep the old copies until the new
 * ones are complete. Reactions are not run again. If the service's places in the chains were lost too, they are taken from
 * what it had acknowledged to the broker.
 */
public final class CopyRebuild {
    private final String service;
    private final Intake intake;
    private final Copies copies;
    private final Inbox inbox;
    private final ParkedEvents parked;
    private final Handlers handlers;
    private final Transactions transactions;
    private final History history;

    /** Every event in the topics, and whether this service had acknowledged it. */
    @FunctionalInterface
    public interface History {
        void read(Reader reader);

        /** Takes one event of the past. */
        @FunctionalInterface
        interface Reader {
            void next(Event event, boolean acknowledged);
        }
    }

    public CopyRebuild(
            String service,
            Intake intake,
            Copies copies,
            Inbox inbox,
            ParkedEvents parked,
            Handlers handlers,
            Transactions transactions,
            History history) {
        this.service = service;
        this.intake = intake;
        this.copies = copies;
        this.inbox = inbox;
        this.parked = parked;
        this.handlers = handlers;
        this.transactions = transactions;
        this.history = history;
    }

    /** @return how many events the copies were made of */
    public long run() {
        var run = new Run();
        intake.closedFor(() -> transactions.runLong(() -> copies.replaceAll(run::readAll)));
        return run.projected;
    }

    private record Place(String source, ChainId chain) {}

    private final class Run {
        private final Map<Place, Chain> chains = new HashMap<>();
        private long projected;

        private void readAll() {
            history.read(this::next);
            chains.values().forEach(Chain::projectTheRest);
        }

        private void next(Event event, boolean acknowledged) {
            if (!event.source().equals(service) && event.readable()) {
                chains.computeIfAbsent(
                                new Place(event.source(), event.chain()), place -> new Chain(this, reached(place)))
                        .next(event, acknowledged);
            }
        }

        private long reached(Place place) {
            var position = inbox.position(place.source(), place.chain());
            // A chain whose first event is still parked has no place yet, and must not be given one.
            return position == 0 && parked.anyOf(place.source(), place.chain()) ? -1 : position;
        }
    }

    /** A chain's events go into the copies once and in its own order, which is not the topic's where one was published again. */
    private final class Chain {
        private final Run run;
        private final long reached;
        private final SortedMap<Long, Event> early = new TreeMap<>();
        private long last;

        private Chain(Run run, long reached) {
            this.run = run;
            this.reached = reached;
        }

        private void next(Event event, boolean acknowledged) {
            var takenBefore = event.position() <= reached || (reached == 0 && acknowledged);
            if (takenBefore && event.position() > last) {
                early.putIfAbsent(event.position(), event);
                for (var next = early.remove(last + 1); next != null; next = early.remove(last + 1)) {
                    project(next);
                }
            }
        }

        /** What a topic has lost must not cost the events behind it. */
        private void projectTheRest() {
            if (reached > 0) {
                early.values().forEach(this::project);
            }
        }

        private void project(Event event) {
            handlers.project(event);
            if (reached == 0) {
                inbox.moveTo(event);
            }
            last = event.position();
            run.projected++;
        }
    }
}
