package casebook.journal.service;

import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.event.Event;
import casebook.journal.event.Reaction;
import casebook.kernel.attribution.Attribution;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** What the service writes of its own in answer to an event, as plans are. */
@Singleton
class Answering implements Reaction {
    /** Holds up the answer to these subjects, and all that is taken in behind it, until the test lets it go on. */
    static final Map<String, CountDownLatch> HELD_UP = new ConcurrentHashMap<>();

    private final Journal journal;

    Answering(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Set<String> types() {
        return Set.of("subject-screen-failed.v1");
    }

    @Override
    public void react(Event event) {
        try {
            HELD_UP.getOrDefault(event.chain().subject(), new CountDownLatch(0)).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var body = Json.tree(Map.of("why", "screen failure"));
        var by = Attribution.ofService("scheduling", "HYU", event.time(), "for this test");
        var draft = new EventDraft("visit-cancelled.v1", body);
        journal.append(Entry.of(event.chain(), "visit", 1, "visit", "cancelled", null, body, by, null, draft));
    }
}
