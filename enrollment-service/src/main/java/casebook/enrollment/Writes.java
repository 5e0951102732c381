package casebook.enrollment;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Entry.Idempotency;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.audit.postgres.Rerun;
import casebook.journal.http.IdempotencyKeys;
import casebook.journal.http.LastRecord;
import casebook.journal.http.Positions;
import casebook.kernel.attribution.Attribution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the present request writes: state and record in one transaction, once for each idempotency key. Endpoints run their
 * use case in it; stores append to the journal through it.
 */
@RequestScoped
public class Writes {
    private final Journal journal;
    private final IdempotencyKeys keys;
    private final Positions positions;
    private @Nullable Idempotency idempotency;

    Writes(Journal journal, IdempotencyKeys keys, Positions positions) {
        this.journal = journal;
        this.keys = keys;
        this.positions = positions;
    }

    /** What a write leaves in its chain, before it is attributed; see {@link Entry}. */
    public record Draft(
            ChainId chain,
            String key,
            long revision,
            String kind,
            String action,
            @Nullable Object before,
            Object after,
            EventDraft event) {}

    /**
     * Runs the write in a transaction; a retry of a request that was answered writes nothing.
     *
     * @param key the client's {@code Idempotency-Key}; none when it does not retry
     * @param action what is asked, in words that no other endpoint uses
     * @param retold makes the first answer again, from what was recorded then
     */
    public <T> T once(
            ChainId chain,
            @Nullable String key,
            String action,
            Object request,
            Supplier<T> write,
            Function<AuditRecord, T> retold) {
        idempotency = IdempotencyKeys.of(key, action, request);
        return keys.once(chain, idempotency, () -> inTransaction(write), retold);
    }

    /** Runs a write that can be repeated without harm. */
    public <T> T inTransaction(Supplier<T> write) {
        return Rerun.ofVictim(() -> QuarkusTransaction.requiringNew().call(write::get));
    }

    /** Puts the record of a write at the end of its chain, in the open transaction. */
    public void append(Draft draft, Attribution by) {
        var before = draft.before() == null ? null : Json.tree(draft.before());
        requireVouchedFor(draft, before);
        positions.wrote(journal.append(Entry.of(
                draft.chain(),
                draft.key(),
                draft.revision(),
                draft.kind(),
                draft.action(),
                before,
                Json.tree(draft.after()),
                by,
                idempotency,
                draft.event())));
    }

    /** A revision that somebody else already wrote is left to the journal, which tells it apart. */
    private void requireVouchedFor(Draft draft, @Nullable JsonNode before) {
        if (draft.revision() == 1) {
            return; // built on nothing
        }
        var last = journal.latest(draft.chain(), draft.key());
        if (last.map(AuditRecord::revision).orElse(0L) < draft.revision()) {
            LastRecord.requireSame(
                    draft.key() + " of " + draft.chain(),
                    last.map(AuditRecord::body).orElse(MissingNode.getInstance()),
                    before == null ? MissingNode.getInstance() : before);
        }
    }

    /** Answers with the position of an earlier write, which this request only repeated. */
    public void retell(AuditRecord earlier) {
        positions.wrote(earlier);
    }
}
