package casebook.journal.store;

import casebook.journal.audit.AnchoredChain.Place;
import casebook.journal.event.CopyRebuild.History;
import casebook.journal.event.Event;
import java.util.ArrayList;
import java.util.List;

/** A topic of one partition. */
final class WrittenHistory implements History {
    private final List<Written> events = new ArrayList<>();
    private Runnable afterReading = () -> {};

    private record Written(Event event, boolean acknowledged) {}

    void add(Event event, boolean acknowledged) {
        events.add(new Written(event, acknowledged));
    }

    /** What happens once it was read to its end, the first time. */
    void afterReading(Runnable meanwhile) {
        afterReading = meanwhile;
    }

    @Override
    public Reading open() {
        return new Reading() {
            private int next;

            @Override
            public long toTheEnd(Reader reader) {
                var before = next;
                for (; next < events.size(); next++) {
                    var written = events.get(next);
                    reader.next(written.event(), new Place("casebook.enrollment.v1", 0, next), written.acknowledged());
                }
                var meanwhile = afterReading;
                afterReading = () -> {};
                meanwhile.run();
                return next - before;
            }

            @Override
            public void backTo(Place place) {
                next = Math.min(next, (int) place.offset());
            }

            @Override
            public void close() {}
        };
    }
}
