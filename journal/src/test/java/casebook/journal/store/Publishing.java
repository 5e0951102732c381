package casebook.journal.store;

import casebook.journal.event.Publisher;
import casebook.journal.event.Publisher.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An outbox that is empty at first, and what is published from it. */
abstract class Publishing {
    final Stores stores = engine().open();

    abstract Engine engine();

    @BeforeEach
    void emptyTheOutbox() {
        while (stores.outbox().publish(500, Outcome::all) > 0) {
            // until nothing that another test wrote is left
        }
    }

    @AfterEach
    void letOthersPublish() {
        stores.outbox().release();
    }

    /** Notes the trace of each record that is handed out, or that it has none. */
    static Publisher notingTraces(List<String> traces) {
        return batch -> {
            batch.forEach(pending -> traces.add(String.valueOf(pending.traceparent())));
            return Outcome.all(batch);
        };
    }

    static Publisher noting(List<Long> positions) {
        return batch -> {
            batch.forEach(pending -> positions.add(pending.record().position()));
            return Outcome.all(batch);
        };
    }
}
