package casebook.journal.event;

import java.util.Set;

/** Acts on another service's fact, with a write of its own. Never run again when copies are rebuilt. */
public interface Reaction {
    /** The wire names it understands. */
    Set<String> types();

    void react(Event event);
}
