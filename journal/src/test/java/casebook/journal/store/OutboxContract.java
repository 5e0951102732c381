package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.vitalSigns;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.event.Publisher;
import casebook.journal.event.Publisher.Outcome;
import casebook.journal.event.Relay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every outbox promises of what it publishes. */
abstract class OutboxContract extends Publishing {
    @Test
    void whatIsAppendedIsPublishedOnceAndInOrder() {
        // Given
        var chain = aChain();
        LongStream.rangeClosed(1, 7).forEach(n -> stores.journal().append(vitalSigns(chain, "screening", n, 70)));
        var published = new ArrayList<Long>();

        // When
        while (stores.outbox().publish(3, noting(published)) > 0) {
            // batch after batch
        }

        // Then
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), published);
        assertEquals(0, stores.outbox().waiting());
    }

    @Test
    void aBatchThatFailsIsHandedOutAgain() {
        // Given
        var chain = aChain();
        LongStream.rangeClosed(1, 3).forEach(n -> stores.journal().append(vitalSigns(chain, "screening", n, 70)));
        var published = new ArrayList<Long>();

        // When
        assertThrows(
                IllegalStateException.class,
                () -> stores.outbox().publish(10, batch -> {
                    published.add(batch.getFirst().record().position());
                    throw new IllegalStateException("the relay died in the middle of the batch");
                }));
        engine().open().outbox().waiting();
        stores.outbox().publish(10, noting(published));

        // Then
        assertEquals(List.of(1L, 1L, 2L, 3L), published);
    }

    @Test
    void anInstanceThatStopsHandsThePublishingOver() {
        // Given
        stores.outbox().release();
        var relay = new Relay(engine().open().outbox(), Outcome::all);
        var chain = aChain();
        relay.start();
        stores.journal().append(vitalSigns(chain, "screening", 1, 70));
        await().until(() -> stores.outbox().waiting() == 0);
        stores.journal().append(vitalSigns(chain, "screening", 2, 70));

        // When
        relay.close();

        // Then
        stores.journal().append(vitalSigns(chain, "screening", 3, 70));
        assertTrue(stores.outbox().publish(10, Outcome::all) > 0);
    }

    @Test
    void theTraceOfAWriteIsHandedOutWithItsRecordUntilThatIsPublished() {
        // Given
        var chain = aChain();
        stores.journal().append(vitalSigns(chain, "screening", 1, 70));
        var handedOut = new ArrayList<String>();
        Publisher broken = batch -> {
            notingTraces(handedOut).publish(batch);
            throw new IllegalStateException("the broker is away");
        };
        assertThrows(IllegalStateException.class, () -> stores.outbox().publish(10, broken));

        // When
        stores.outbox().publish(10, notingTraces(handedOut));

        // Then
        stores.outbox().publishAgain(chain, 1);
        stores.outbox().publish(10, notingTraces(handedOut));
        assertEquals(List.of(Given.TRACEPARENT, Given.TRACEPARENT, "null"), handedOut);
    }

    @Test
    void theOutboxSaysSinceWhenItsOldestRecordWaits() {
        // Given
        var chain = aChain();
        stores.journal().append(vitalSigns(chain, "screening", 1, 70));
        stores.journal().append(vitalSigns(chain, "screening", 2, 70));

        // When
        var since = stores.outbox().waitingSince();

        // Then
        assertEquals(
                Given.INES.at().truncatedTo(ChronoUnit.MILLIS),
                since.orElseThrow().truncatedTo(ChronoUnit.MILLIS));
        stores.outbox().publish(10, Outcome::all);
        assertEquals(Optional.empty(), stores.outbox().waitingSince());
    }

    @Test
    void aRecordIsNotChangedByItsPublication() {
        // Given
        var chain = aChain();
        var written = stores.journal().append(vitalSigns(chain, "screening", 1, 70));

        // When
        stores.outbox().publish(10, Outcome::all);

        // Then
        assertEquals(written, stores.journal().page(chain, 0, 1).getFirst());
    }

    @Test
    void aPublishedRecordCanBePublishedAgain() {
        // Given
        var chain = aChain();
        LongStream.rangeClosed(1, 3).forEach(n -> stores.journal().append(vitalSigns(chain, "screening", n, 70)));
        stores.outbox().publish(10, Outcome::all);
        var published = new ArrayList<Long>();

        // When
        var known =
                List.of(stores.outbox().publishAgain(chain, 2), stores.outbox().publishAgain(chain, 2));

        // Then
        var unknown = stores.outbox().publishAgain(chain, 4);
        stores.outbox().publish(10, noting(published));
        assertEquals(List.of(true, true), known);
        assertFalse(unknown);
        assertEquals(List.of(2L), published);
    }
}
