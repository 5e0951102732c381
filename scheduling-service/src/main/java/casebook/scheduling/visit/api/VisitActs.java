package casebook.scheduling.visit.api;

import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry.Idempotency;
import casebook.journal.http.IdempotencyKeys;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Act.RetryKey;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.Visits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs an act on a visit for an endpoint: in a transaction, and once for each idempotency key. */
@ApplicationScoped
class VisitActs {
    private final IdempotencyKeys keys;
    private final Visits visits;

    VisitActs(IdempotencyKeys keys, Visits visits) {
        this.keys = keys;
        this.visits = visits;
    }

    /**
     * A request, as far as it decides whether another one is a retry of it.
     *
     * @param key the client's {@code Idempotency-Key}; none when it does not retry
     * @param action what is asked, in words that no other endpoint uses
     */
    record Request(
            StudyId study, SubjectId subject, @Nullable String key, String action, Object body) {}

    Visit once(Request request, Function<@Nullable RetryKey, Visit> act) {
        var idempotency = IdempotencyKeys.of(request.key(), request.action(), request.body());
        return keys.once(
                ChainId.of(request.study(), request.subject()),
                idempotency,
                () -> QuarkusTransaction.requiringNew().call(() -> act.apply(retry(idempotency))),
                record -> visits.asOf(
                        request.study(),
                        request.subject(),
                        new VisitId(record.body().path("visit").asText()),
                        record.revision()));
    }

    private static @Nullable RetryKey retry(@Nullable Idempotency idempotency) {
        return idempotency == null ? null : new RetryKey(idempotency.key(), idempotency.requestDigest());
    }
}
