package casebook.journal.event.kafka;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Publisher.Outcome;
import casebook.journal.event.Publisher.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Records on their way to the broker, and what became of each. */
final class Batch {
    private static final Set<Class<? extends Exception>> LASTING = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            SerializationException.class);

    private final List<Sent> sent = new ArrayList<>();
    private final Map<ChainId, Refusal> refused = new HashMap<>();

    private record Sent(AuditRecord record, Future<RecordMetadata> answer) {}

    /** Whether a record of the chain was refused for good, so that no later one may follow. */
    boolean isHeld(ChainId chain) {
        return refused.containsKey(chain);
    }

    /** Notes that there is nothing to send of the record, now or ever. */
    void refuse(AuditRecord record, String reason) {
        refused.putIfAbsent(record.chain(), new Refusal(record, reason));
    }

    /** @param awaited whether to wait for the broker, so that nothing of the chain overtakes it should it be refused */
    void add(AuditRecord record, Future<RecordMetadata> answer, boolean awaited) {
        sent.add(new Sent(record, answer));
        if (awaited || answer.isDone()) {
            fault(record, answer);
        }
    }

    /** @throws KafkaException when anything failed that may go well another time, and nothing was refused for good */
    Outcome outcome() {
        var published = new ArrayList<AuditRecord>();
        var broken = new HashSet<ChainId>();
        Throwable passing = null;
        for (var one : sent) {
            var chain = one.record().chain();
            var fault = fault(one.record(), one.answer());
            if (fault == null && !broken.contains(chain)) {
                published.add(one.record());
            } else {
                broken.add(chain);
                passing = passing == null ? fault : passing;
            }
        }
        if (passing != null && refused.isEmpty()) {
            throw new KafkaException("The broker did not take a batch of " + sent.size() + ": " + passing, passing);
        }
        return new Outcome(published, List.copyOf(refused.values()));
    }

    private @Nullable Throwable fault(AuditRecord record, Future<RecordMetadata> answer) {
        var fault = faultOf(answer);
        if (fault != null && isLasting(fault)) {
            refuse(record, fault.getClass().getSimpleName() + ": " + fault.getMessage());
        }
        return fault;
    }

    static boolean isLasting(Throwable fault) {
        return LASTING.stream().anyMatch(kind -> kind.isInstance(fault));
    }

    /** Waits for the broker's answer; why it did not take the record, if so. */
    static @Nullable Throwable faultOf(Future<RecordMetadata> answer) {
        try {
            answer.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while a batch was on its way", e);
        }
    }
}
