package casebook.gateway.stream;

import casebook.gateway.stream.RecentEvents.Recent;
import java.util.Optional;

/** One reader's place among the recent events. It keeps nothing of them, and is of one thread at a time. */
public final class Cursor {
    private final RecentEvents recent;
    private final Interest interest;
    private long number;
    private Position position;
    /** While the reader was told more of some partition, elsewhere, than the events before their place have. */
    private boolean ahead;

    private Cursor(RecentEvents recent, Interest interest, long number, Position position, boolean ahead) {
        this.recent = recent;
        this.interest = interest;
        this.number = number;
        this.position = position;
        this.ahead = ahead;
    }

    /** From now on. */
    public static Cursor atEnd(RecentEvents recent, Interest interest) {
        synchronized (recent) {
            return new Cursor(
                    recent, interest, recent.nextToCome(), recent.end().orElseThrow(), false);
        }
    }

    /** From a position on; none unless everything behind it is still among the recent. */
    public static Optional<Cursor> after(Position position, RecentEvents recent, Interest interest) {
        synchronized (recent) {
            return recent.follows(position)
                    ? Optional.of(new Cursor(recent, interest, recent.firstKept(), position, true))
                    : Optional.empty();
        }
    }

    /** What comes next for the reader. */
    public sealed interface Next {
        /** An event to be told, with the id that says so. */
        record Event(String id, StudyEvent event) implements Next {}

        /** They have been told all there is. */
        record NothingNew() implements Next {}

        /** What they should be told was forgotten meanwhile. */
        record Lost() implements Next {}
    }

    public Next next() {
        while (true) {
            var here = recent.at(number);
            if (here.isEmpty()) {
                return recent.forgot(number) ? new Next.Lost() : new Next.NothingNew();
            }
            number++;
            if (isNew(here.get()) && interest.covers(here.get().event())) {
                return new Next.Event(
                        ahead ? position.toString() : here.get().id(),
                        here.get().event());
            }
        }
    }

    private boolean isNew(Recent here) {
        if (!ahead) {
            position = here.after();
            return true;
        }
        var place = here.event().place();
        var told = place.offset() < position.next(place.topic(), place.partition());
        position = position.orLater(here.after());
        ahead = !here.after().reaches(position);
        return !told;
    }

    /** How far the reader has come, also in what was not for them. */
    public Position position() {
        synchronized (recent) {
            var all = recent.end();
            if (number == recent.nextToCome() && all.isPresent()) {
                position = position.orLater(all.get());
                ahead = !all.get().reaches(position);
            }
            return position;
        }
    }
}
