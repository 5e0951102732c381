package casebook.journal.event;

import casebook.journal.audit.Entry.EventDraft;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Who does what with an event. Copies come first, so that a reaction finds the copy its own event made. */
public final class Handlers {
    private static final Logger LOG = Logger.getLogger(Handlers.class);

    private final List<Projection> projections;
    private final List<Reaction> reactions;
    private final Set<String> published;

    /** @param published every type that the contracts name; any other is skipped loudly */
    public Handlers(List<Projection> projections, List<Reaction> reactions, Set<String> published) {
        this.projections = projections;
        this.reactions = reactions;
        this.published = published;
    }

    /** @throws IllegalStateException when the event's data could not be read */
    void handle(Event event) {
        if (!event.readable()) {
            throw new IllegalStateException(
                    "its data is no JSON object that can be kept; a readable copy of it is awaited");
        }
        project(event);
        for (var reaction : reactions) {
            if (reaction.types().contains(event.type())) {
                reaction.react(event);
            }
        }
        if (!published.contains(event.type()) && !event.type().equals(EventDraft.ANCHOR_TYPE)) {
            LOG.warnf("Skipped event %s from %s: its type %s is unknown", event.id(), event.source(), event.type());
        }
    }

    void project(Event event) {
        for (var projection : projections) {
            if (projection.types().contains(event.type())) {
                projection.project(event);
            }
        }
    }
}
