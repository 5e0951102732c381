package casebook.journal.http;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainHash;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry.Idempotency;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Journal.DuplicateRequest;
import casebook.journal.audit.Json;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creations can be retried: a key is kept with what it wrote, in the same transaction, so that a retry is answered with
 * the first answer and writes nothing.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final int LONGEST = 100;
    private final Journal journal;

    IdempotencyKeys(Journal journal) {
        this.journal = journal;
    }

    /**
     * The client's key with a digest of what it asked.
     *
     * @param key the header; none when the client does not retry
     * @param action what is asked, in words that no other endpoint uses
     * @throws Refused malformed, when the key is longer than 100 characters or blank
     */
    public static @Nullable Idempotency of(@Nullable String key, String action, Object request) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    "idempotency-key-malformed",
                    "Idempotency-Key has 1 to " + LONGEST + " characters.");
        }
        return new Idempotency(key, digest(action, request));
    }

    private static String digest(String action, Object request) {
        try {
            return ChainHash.ofCanonical(Json.text(Json.tree(Map.of("action", action, "request", request))));
        } catch (NumberFormatException | UncheckedIOException _) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST, "number-out-of-range", "A number is too large to be kept.");
        }
    }

    /**
     * Runs the write, or finds what its first run wrote.
     *
     * @throws Refused when the key belongs to another request
     */
    public AuditRecord once(ChainId chain, @Nullable Idempotency idempotency, Supplier<AuditRecord> write) {
        if (idempotency == null) {
            return write.get();
        }
        var first = journal.ofIdempotencyKey(chain, idempotency.key());
        if (first.isEmpty()) {
            try {
                return write.get();
            } catch (DuplicateRequest _) {
                first = journal.ofIdempotencyKey(chain, idempotency.key());
            }
        }
        return first.filter(record -> idempotency.requestDigest().equals(record.requestDigest()))
                .orElseThrow(() -> new Refused(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "idempotency-key-reused",
                        "Use a new Idempotency-Key for a new request."));
    }
}
