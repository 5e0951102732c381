package casebook.gateway.stream.api;

import casebook.gateway.stream.Cursor;
import casebook.gateway.stream.History.Portion;
import casebook.gateway.stream.Interest;
import casebook.gateway.stream.Position;
import casebook.gateway.stream.RecentEvents;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Wordless;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Where one reader's events come from: the topics while they are behind, then the recent events. */
final class ReaderEvents implements OpenStream.Source {
    private static final Logger LOG = Logger.getLogger(ReaderEvents.class);

    private final RecentEvents recent;
    private final CatchUps catchUps;
    private final String user;
    private final Interest interest;
    private boolean behind;

    ReaderEvents(RecentEvents recent, CatchUps catchUps, String user, Interest interest) {
        this.recent = recent;
        this.catchUps = catchUps;
        this.user = user;
        this.interest = interest;
    }

    /** @throws Refused when too many readers are */
    void behind() {
        catchUps.enter(user);
        behind = true;
    }

    @Override
    public Optional<Cursor> recent(Position reached) {
        return Cursor.after(reached, recent, interest);
    }

    @Override
    public void missing(Position reached, Consumer<Portion> taken, Consumer<Refused> refused) {
        var end = recent.end();
        if (end.isEmpty()) {
            refused.accept(away());
        } else if (!reached.isOfTopicsOf(end.get())) {
            refused.accept(new Refused(
                    ProblemType.GONE,
                    "events-of-other-topics",
                    "Last-Event-ID is of topics that are gone. Read the present state anew, then follow without it."));
        } else {
            catchUps.read(reached, end.get(), interest)
                    .onSuccess(taken::accept)
                    .onFailure(failure -> refused.accept(refusal(failure)));
        }
    }

    static Refused away() {
        return new Refused(ProblemType.UNAVAILABLE, "events-away", "The events cannot be read now. Come back shortly.");
    }

    private static Refused refusal(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused;
        }
        LOG.error("A reader could not be caught up", Wordless.of(failure));
        return new Refused(ProblemType.INTERNAL_ERROR, List.of());
    }

    @Override
    public void done() {
        if (behind) {
            behind = false;
            catchUps.leave(user);
        }
    }
}
