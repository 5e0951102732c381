package casebook.journal.http;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainHash;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry.Idempotency;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.kernel.access.Access;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Creations can be retried: a key is kept with what it wrote, in the same transaction, so that a retry is answered with
 * the first answer and writes nothing.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final Pattern FORM = Pattern.compile("[!-~](?:[ -~]{0,98}[!-~])?");

    private final Journal journal;
    private final Positions positions;
    private final Access access;

    IdempotencyKeys(Journal journal, Positions positions, Access access) {
        this.journal = journal;
        this.positions = positions;
        this.access = access;
    }

    /**
     * The client's key with a digest of what it asked.
     *
     * @param key the header; none when the client does not retry
     * @param action what is asked, in words that no other endpoint uses
     * @throws Refused malformed, when the key is not 1 to 100 visible ASCII characters
     */
    public static @Nullable Idempotency of(@Nullable String key, String action, Object request) {
        if (key == null) {
            return null;
        }
        require(List.of(key));
        return new Idempotency(key, digest(action, request));
    }

    /**
     * Requires one key of the form that is kept.
     *
     * @param keys the header, as often as it was sent
     * @throws Refused malformed
     */
    static void require(List<String> keys) {
        if (keys.size() != 1 || !FORM.matcher(keys.getFirst()).matches()) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    "idempotency-key-malformed",
                    "Send one Idempotency-Key of 1 to 100 visible ASCII characters.");
        }
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
     * Runs the write; one that does not go through because it was done before is answered with what its first run wrote,
     * whatever became of it since. Only then is the first one looked for, so that being repeatable costs a write nothing.
     *
     * @param write runs in a transaction of its own, and appends with the key
     * @param retold makes the first answer again, from what was recorded then
     * @throws Refused when the key belongs to another request, or to another user's
     */
    public <T> T once(
            ChainId chain, @Nullable Idempotency idempotency, Supplier<T> write, Function<AuditRecord, T> retold) {
        if (idempotency == null) {
            return write.get();
        }
        try {
            return write.get();
        } catch (RuntimeException obstacle) {
            var first = journal.ofIdempotencyKey(chain, idempotency.key()).orElseThrow(() -> obstacle);
            refuseAnother(idempotency, first);
            positions.wroteOnly(first);
            return retold.apply(first);
        }
    }

    private void refuseAnother(Idempotency idempotency, AuditRecord first) {
        if (!idempotency.requestDigest().equals(first.requestDigest())
                || !first.attribution().user().equals(access.caller().user())) {
            throw new Refused(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "idempotency-key-reused",
                    "Use a new Idempotency-Key for a new request.");
        }
    }
}
