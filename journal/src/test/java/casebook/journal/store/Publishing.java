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

    static Publisher noting(List<Long> positions) {
        return batch -> {
            batch.forEach(record -> positions.add(record.position()));
            return Outcome.all(batch);
        };
    }
}
