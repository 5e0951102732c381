package casebook.journal.event;

import java.util.Set;

/** Makes a copy of other services' facts, and does nothing else: it can be run again from the topics at any time. */
public interface Projection {
    /** The wire names it understands. */
    Set<String> types();

    void project(Event event);
}
