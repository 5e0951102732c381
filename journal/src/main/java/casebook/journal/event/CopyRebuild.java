package casebook.journal.event;

import casebook.journal.audit.AnchoredChain.Place;
import java.time.Clock;
import java.util.OptionalLong;

/**
 * Makes all copies anew from the beginning of the topics, beside the present ones, from which the service answers and into
 * which it takes events in until the new ones are complete. Reactions are not run again. If the service's places in the chains
 * were lost too, they are taken from what it had acknowledged to the broker; if they were put back, with an older backup of the
 * store, what it had acknowledged since is taken in again with all its effects.
 */
public final class CopyRebuild {
    private final String service;
    private final Copies copies;
    private final Inbox inbox;
    private final ParkedEvents parked;
    private final Handlers handlers;
    private final Transactions transactions;
    private final History history;
    private final Clock clock;

    /** Every event in the topics. */
    @FunctionalInterface
    public interface History {
        Reading open();

        /** Goes through the topics once, from their beginning. */
        interface Reading extends AutoCloseable {
            /**
             * Reads on to the present end.
             *
             * @return how many events there were
             */
            long toTheEnd(Reader reader);

            /** Has everything from this place on read again. */
            void backTo(Place place);

            @Override
            void close();
        }

        /** Takes one event of the past, from its place; acknowledged if this service had it when the reading began. */
        @FunctionalInterface
        interface Reader {
            void next(Event event, Place place, boolean acknowledged);
        }
    }

    public CopyRebuild(
            String service,
            Copies copies,
            Inbox inbox,
            ParkedEvents parked,
            Handlers handlers,
            Transactions transactions,
            History history,
            Clock clock) {
        this.service = service;
        this.copies = copies;
        this.inbox = inbox;
        this.parked = parked;
        this.handlers = handlers;
        this.transactions = transactions;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Rebuilds, alone among all instances.
     *
     * @param begun called once it is certain that no other rebuild is under way
     * @return how many events the copies were made of; none, and nothing done, while another rebuild is under way
     */
    public OptionalLong run(Runnable begun) {
        var made = new OptionalLong[] {OptionalLong.empty()};
        transactions.runLong(() -> made[0] = made(begun));
        return made[0];
    }

    private OptionalLong made(Runnable begun) {
        try (var replay = new Replay(service, inbox, parked, handlers, history, clock)) {
            var alone = copies.makeAnew(
                    () -> {
                        begun.run();
                        replay.begin();
                    },
                    replay::complete);
            return alone ? OptionalLong.of(replay.projected()) : OptionalLong.empty();
        }
    }
}
