package casebook.journal.event;

import casebook.journal.audit.ChainId;
import java.util.HashMap;
import java.util.Map;

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
        intake.closedFor(() -> transactions.runLong(() -> copies.replaceAll(() -> history.read(run::next))));
        return run.projected;
    }

    private record Place(String source, ChainId chain) {}

    private final class Run {
        private final Map<Place, Long> taken = new HashMap<>();
        private long projected;

        private void next(Event event, boolean acknowledged) {
            if (event.source().equals(service)) {
                return;
            }
            var place = new Place(event.source(), event.chain());
            long reached = taken.computeIfAbsent(place, this::reached);
            if (event.position() <= reached) {
                project(event);
            } else if (reached == 0 && acknowledged) {
                project(event);
                inbox.moveTo(event);
            }
        }

        private long reached(Place place) {
            var position = inbox.position(place.source(), place.chain());
            // A chain whose first event is still parked has no place yet, and must not be given one.
            return position == 0 && parked.anyOf(place.source(), place.chain()) ? -1 : position;
        }

        private void project(Event event) {
            handlers.project(event);
            projected++;
        }
    }
}
