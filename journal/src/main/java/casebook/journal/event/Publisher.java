package casebook.journal.event;

import casebook.journal.audit.AuditRecord;
import java.util.List;

/** Puts records' events into their topic, in order, and returns when they are durable there. */
@FunctionalInterface
public interface Publisher {
    /**
     * @return what became of them; what is in neither list is to be handed over again
     * @throws RuntimeException when any of them may not be there, and may be another time
     */
    Outcome publish(List<Pending> records);

    /**
     * What became of records that were handed over.
     *
     * @param published those whose events are durable; of each chain none behind one that is not
     * @param refused those whose events the broker will not take another time either, at most one of each chain
     */
    record Outcome(List<AuditRecord> published, List<Refusal> refused) {
        public Outcome {
            published = List.copyOf(published);
            refused = List.copyOf(refused);
        }

        public static Outcome all(List<Pending> published) {
            return new Outcome(published.stream().map(Pending::record).toList(), List.of());
        }
    }

    /**
     * @param reason in words without clinical values
     */
    record Refusal(AuditRecord record, String reason) {}
}
