package casebook.gateway.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last events, in the order in which they came, once for all readers: each reader has a place in them and no queue of its
 * own. What no longer fits is forgotten, whoever has not read it yet.
 */
public final class RecentEvents {
    private final @Nullable Recent[] events;
    private final long mostBytes;

    /** Of the oldest one kept; numbers never come twice. */
    private long oldest = 1;
    /** Of the one that comes next. */
    private long coming = 1;

    private long bytes;
    private @Nullable Position start;
    private @Nullable Position end;
    /** What has to come before anything is known here: what happened long ago would pass for new. */
    private @Nullable Position due;

    private Runnable onNews = () -> {};

    /**
     * An event, and the position of who has been told it and all before it.
     *
     * @param number its place among the recent
     */
    public record Recent(long number, StudyEvent event, Position after, String id) {}

    /** The newest is kept however large it is. */
    public RecentEvents(int mostEvents, long mostBytes) {
        this.events = new Recent[mostEvents];
        this.mostBytes = mostBytes;
    }

    /** Who is to be told that there is something new. */
    public synchronized void onNews(Runnable onNews) {
        this.onNews = onNews;
    }

    /** How many events fit in at most. */
    public int most() {
        return events.length;
    }

    /** Begins at what comes now. */
    public synchronized void begin(Position position) {
        begin(position, position);
    }

    /**
     * Begins, or begins anew: then nobody's place in what was before is good any more.
     *
     * @param position of the first event to be taken in
     * @param present where the topics end now; before that has come, nothing is known here
     */
    public synchronized void begin(Position position, Position present) {
        if (end != null) {
            coming++;
        }
        while (oldest < coming) {
            forgetOldest();
        }
        bytes = 0;
        start = position;
        end = position;
        due = present;
    }

    /** Takes in what came, to be told. */
    public synchronized void add(StudyEvent event) {
        pass(event.place());
        var after = begun();
        while (oldest < coming && (coming - oldest == events.length || bytes + event.bytes() > mostBytes)) {
            forgetOldest();
        }
        events[slot(coming)] = new Recent(coming, event, after, after.toString());
        bytes += event.bytes();
        coming++;
    }

    /** Notes that something came that nobody is told. */
    public synchronized void pass(StudyEvent.Place place) {
        end = begun().past(place.topic(), place.partition(), place.offset());
    }

    /** Notes a topic that was not there before; all that is in it is new. */
    public synchronized void appeared(int topic, int mark, int partitions) {
        end = begun().at(topic, mark, new long[partitions]);
    }

    public void tell() {
        Runnable told;
        synchronized (this) {
            told = onNews;
        }
        told.run();
    }

    private void forgetOldest() {
        var forgotten = events[slot(oldest)];
        if (forgotten != null && forgotten.number() == oldest) {
            bytes -= forgotten.event().bytes();
            start = forgotten.after();
            events[slot(oldest)] = null;
        }
        oldest++;
    }

    private int slot(long number) {
        return (int) (number % events.length);
    }

    private Position begun() {
        if (end == null) {
            throw new IllegalStateException("Nothing was begun");
        }
        return end;
    }

    synchronized Optional<Recent> at(long number) {
        return number < oldest || number >= coming ? Optional.empty() : Optional.ofNullable(events[slot(number)]);
    }

    synchronized boolean forgot(long number) {
        return number < oldest;
    }

    /** The position of who has been told everything; none before the present of the topics is known. */
    public synchronized Optional<Position> end() {
        return Optional.ofNullable(end).filter(come -> due != null && come.reaches(due));
    }

    /** How much has come, be it the present or not yet. */
    public synchronized Optional<Position> come() {
        return Optional.ofNullable(end);
    }

    /** Whether all that follows the position is still here. */
    synchronized boolean follows(Position position) {
        return start != null && end != null && position.isOfTopicsOf(end) && position.reaches(start);
    }

    synchronized long firstKept() {
        return oldest;
    }

    synchronized long nextToCome() {
        return coming;
    }
}
