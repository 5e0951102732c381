package casebook.journal.http;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.event.ParkedEvents.Parked;
import casebook.kernel.attribution.Attribution;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What operators did, who and why, in a chain of its own (ICH E6(R3) 4.2.2: workflow actions are logged). */
@ApplicationScoped
class OperationsTrail {
    private final Journal journal;

    OperationsTrail(Journal journal) {
        this.journal = journal;
    }

    /** The event that was tried again, without its data. */
    record Replay(String event, String type, String source, String study, String subject, long position) {
        static Replay of(Parked parked) {
            var event = parked.event();
            return new Replay(
                    event.id(),
                    event.type(),
                    event.source(),
                    event.chain().study(),
                    event.chain().subject(),
                    event.position());
        }
    }

    /** The record whose event was published again. */
    record Publication(String study, String subject, long position) {}

    /** Whose copies were made again. */
    record Rebuild(String service) {}

    void replayed(Parked parked, Attribution by) {
        append("parked-event/" + parked.event().id(), "replayed", Json.tree(Replay.of(parked)), by);
    }

    void publishedAgain(ChainId chain, long position, Attribution by) {
        var publication = new Publication(chain.study(), chain.subject(), position);
        var key = "record/" + chain.study() + "/" + chain.subject() + "/" + position;
        append(key, "published-again", Json.tree(publication), by);
    }

    /** Before the rebuild, because it is a long time until it is done. */
    void rebuilding(String service, Attribution by) {
        append("copies", "rebuilt", Json.tree(new Rebuild(service)), by);
    }

    List<AuditRecord> page(long after, int limit) {
        return journal.page(ChainId.OPERATIONS, after, limit);
    }

    private void append(String key, String action, JsonNode body, Attribution by) {
        var before = journal.latest(ChainId.OPERATIONS, key);
        journal.append(Entry.of(
                ChainId.OPERATIONS,
                key,
                before.map(AuditRecord::revision).orElse(0L) + 1,
                "operation",
                action,
                before.map(AuditRecord::body).orElse(null),
                body,
                by,
                null,
                EventDraft.anchor()));
    }
}
