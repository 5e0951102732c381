package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.vitalSigns;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Pending;
import casebook.journal.event.Publisher;
import casebook.journal.event.Publisher.Outcome;
import casebook.journal.event.Publisher.Refusal;
import casebook.journal.event.SetAside;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every outbox promises of a record that the broker never takes. */
abstract class SetAsideContract extends Publishing {
    @Test
    void whatIsRefusedForGoodHoldsItsOwnChainAndNoOther() {
        // Given
        var chain = aChain();
        var other = aChain();
        LongStream.rangeClosed(1, 3).forEach(n -> stores.journal().append(vitalSigns(chain, "screening", n, 70)));
        stores.journal().append(vitalSigns(other, "screening", 1, 70));

        // When
        stores.outbox().publish(10, refusing(chain, 2));

        // Then
        stores.journal().append(vitalSigns(chain, "screening", 4, 70));
        stores.journal().append(vitalSigns(other, "screening", 2, 70));
        var published = new ArrayList<AuditRecord>();
        stores.outbox().publish(10, batch -> {
            batch.forEach(pending -> published.add(pending.record()));
            return Outcome.all(batch);
        });
        assertEquals(List.of(other), published.stream().map(AuditRecord::chain).toList());
        assertEquals(2, published.getFirst().position());
        assertEquals(Set.of(2L, 3L, 4L), stores.outbox().waiting(chain));
        assertEquals(Set.of(), stores.outbox().waiting(other));
        var setAside = stores.outbox().setAside(10);
        assertEquals(List.of(chain), setAside.stream().map(SetAside::chain).toList());
        assertEquals(2, setAside.getFirst().position());
        assertEquals("too large", setAside.getFirst().reason());
        stores.outbox().publishAgain(chain, 2);
    }

    @Test
    void whatWasSetAsideGoesOnInOrderWhenItIsPublishedAgain() {
        // Given
        var chain = aChain();
        LongStream.rangeClosed(1, 4).forEach(n -> stores.journal().append(vitalSigns(chain, "screening", n, 70)));
        stores.outbox().publish(10, refusing(chain, 3));
        stores.outbox().publishAgain(chain, 1);
        var before = new ArrayList<Long>();
        stores.outbox().publish(10, noting(before));

        // When
        stores.outbox().publishAgain(chain, 3);

        // Then
        var after = new ArrayList<Long>();
        stores.outbox().publish(10, noting(after));
        assertEquals(List.of(1L), before);
        assertEquals(List.of(3L, 4L), after);
        assertEquals(List.of(), stores.outbox().setAside(10));
        assertEquals(0, stores.outbox().waiting());
    }

    @Test
    void anEarlierRecordThatIsRefusedTakesThePlaceOfALaterOne() {
        // Given
        var chain = aChain();
        LongStream.rangeClosed(1, 3).forEach(n -> stores.journal().append(vitalSigns(chain, "screening", n, 70)));
        stores.outbox().publish(10, refusing(chain, 3));
        stores.outbox().publishAgain(chain, 2);

        // When
        stores.outbox().publish(10, refusing(chain, 2));

        // Then
        var setAside = stores.outbox().setAside(10);
        stores.outbox().publishAgain(chain, 2);
        assertEquals(List.of(2L), setAside.stream().map(SetAside::position).toList());
    }

    /** Publishes as a broker does that never takes one of the records: what is behind it in its chain does not go out either. */
    private static Publisher refusing(ChainId chain, long position) {
        return batch -> new Outcome(
                batch.stream()
                        .map(Pending::record)
                        .filter(record -> !record.chain().equals(chain) || record.position() < position)
                        .toList(),
                batch.stream()
                        .map(Pending::record)
                        .filter(record -> record.chain().equals(chain) && record.position() == position)
                        .map(record -> new Refusal(record, "too large"))
                        .toList());
    }
}
