package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.eventAt;
import static casebook.journal.store.Given.vitalSigns;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Inbox.Verdict;
import casebook.journal.event.ParkedEvents.Parked;
import casebook.journal.event.Publisher;
import casebook.journal.event.Publisher.Outcome;
import casebook.journal.event.Publisher.Refusal;
import casebook.journal.event.Relay;
import casebook.journal.event.SetAside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox, inbox, copy and parking place promises. */
abstract class EventStoresContract {
    private final Stores stores = engine().open();

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
                    published.add(batch.getFirst().position());
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
    void anEventTakesEffectOnce() {
        // Given
        var chain = aChain();
        var effects = new ArrayList<Long>();

        // When
        var verdicts = LongStream.of(1, 1, 3, 2, 2, 1)
                .mapToObj(position -> taken(chain, position, () -> effects.add(position)))
                .toList();

        // Then
        assertEquals(
                List.of(
                        Verdict.TAKEN,
                        Verdict.DUPLICATE,
                        Verdict.AHEAD,
                        Verdict.TAKEN,
                        Verdict.DUPLICATE,
                        Verdict.DUPLICATE),
                verdicts);
        assertEquals(List.of(1L, 2L), effects);
        assertEquals(2, stores.inbox().position("enrollment", chain));
    }

    @Test
    void ofManyInstancesOneTakesAnEvent() throws Exception {
        // Given
        var chain = aChain();
        List<Callable<List<Verdict>>> instances = IntStream.range(0, 4)
                .<Callable<List<Verdict>>>mapToObj(_ -> () -> allTaken(engine().open(), chain, 15))
                .toList();

        // When
        var taken = new ArrayList<Verdict>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var verdicts : threads.invokeAll(instances)) {
                taken.addAll(verdicts.get());
            }
        }

        // Then
        assertEquals(15, taken.stream().filter(Verdict.TAKEN::equals).count());
        assertEquals(15, stores.inbox().position("enrollment", chain));
        assertEquals(List.of(15L), stores.copies().all("last", chain, Long.class));
    }

    private static List<Verdict> allTaken(Stores instance, ChainId chain, long last) {
        return LongStream.rangeClosed(1, last)
                .mapToObj(position ->
                        taken(instance, chain, position, () -> instance.copies().put("last", chain, "it", position)))
                .toList();
    }

    @Test
    void anEffectThatFailsLeavesTheEventUntaken() {
        // Given
        var chain = aChain();

        // When
        assertThrows(
                IllegalStateException.class,
                () -> taken(chain, 1, () -> {
                    throw new IllegalStateException("poison");
                }));

        // Then
        assertEquals(0, stores.inbox().position("enrollment", chain));
    }

    @Test
    void laterEventsWaitBehindAParkedOne() {
        // Given
        var chain = aChain();
        var now = Instant.parse("2026-01-05T10:00:00Z");
        stores.parked().park(eventAt(chain, 2), "casebook.enrollment.v1", "waits", now, now);
        stores.parked().park(eventAt(chain, 1), "casebook.enrollment.v1", "poison", now, now);
        stores.parked().park(eventAt(chain, 1), "casebook.enrollment.v1", "twice", now, now);

        // When
        var due = stores.parked().due(now, 10).stream()
                .filter(parked -> parked.event().chain().equals(chain))
                .toList();

        // Then
        assertEquals(1, due.size());
        assertEquals(eventAt(chain, 1), due.getFirst().event());
        assertEquals("poison", due.getFirst().reason());
        assertTrue(stores.parked().anyOf("enrollment", chain));
        assertFalse(stores.parked().anyOf("scheduling", chain));
    }

    @Test
    void aParkedEventThatWasGivenUpIsDueAgainOnlyWhenAskedFor() {
        // Given
        var chain = aChain();
        var now = Instant.parse("2026-01-05T10:00:00Z");
        stores.parked().park(eventAt(chain, 1), "casebook.enrollment.v1", "poison", now, now);
        var id = stores.parked().list(1000).stream()
                .filter(parked -> parked.event().chain().equals(chain))
                .findFirst()
                .orElseThrow()
                .id();
        stores.parked().failed(id, "poison still", 10, null);
        var before = stores.parked().due(now.plusSeconds(3600), 1000);

        // When
        var known = stores.parked().retry(id, now);

        // Then
        assertTrue(known);
        assertTrue(before.stream().noneMatch(parked -> parked.id() == id));
        assertTrue(stores.parked().due(now, 1000).stream().anyMatch(parked -> parked.id() == id));
        assertFalse(stores.parked().retry(-1, now));
        stores.parked().remove(id);
        assertFalse(stores.parked().anyOf("enrollment", chain));
    }

    @Test
    void aReadableCopyTakesThePlaceOfOneThatIsNot() {
        // Given
        var chain = aChain();
        var now = Instant.parse("2026-01-05T10:00:00Z");
        stores.parked().park(eventAt(chain, 1).withoutData(), "casebook.enrollment.v1", "unreadable", now, null);
        stores.parked().park(eventAt(chain, 1).withoutData(), "casebook.enrollment.v1", "again", now, now);

        // When
        stores.parked().park(eventAt(chain, 1), "casebook.enrollment.v1", "waits", now.plusSeconds(60), now);

        // Then
        var parked = parkedOf(chain, now);
        assertEquals(
                List.of(eventAt(chain, 1)), parked.stream().map(Parked::event).toList());
        assertEquals("waits", parked.getFirst().reason());
        assertEquals(now, parked.getFirst().parkedAt());
    }

    @Test
    void whatHasBeenDueTheLongestComesFirst() {
        // Given
        var now = Instant.parse("2025-01-05T10:00:00Z");
        var waiting = Stream.generate(Given::aChain).limit(150).toList();
        waiting.forEach(chain -> stores.parked().park(eventAt(chain, 2), "casebook.enrollment.v1", "ahead", now, now));
        var last = aChain();
        stores.parked().park(eventAt(last, 1), "casebook.enrollment.v1", "failed once", now, now.minusMillis(1));

        // When
        var due = stores.parked().due(now, 100);

        // Then
        assertEquals(100, due.size());
        assertEquals(last, due.getFirst().event().chain());
        stores.parked().list(1000).forEach(parked -> stores.parked().remove(parked.id()));
    }

    @Test
    void whatWaitedInAChainIsHastenedButNotWhatWasGivenUp() {
        // Given
        var now = Instant.parse("2026-01-05T10:00:00Z");
        var later = now.plusSeconds(20);
        var chain = aChain();
        var other = aChain();
        var givenUp = aChain();
        stores.parked().park(eventAt(chain, 2), "casebook.enrollment.v1", "ahead", now, later);
        stores.parked().park(eventAt(other, 2), "casebook.enrollment.v1", "ahead", now, later);
        stores.parked().park(eventAt(givenUp, 2), "casebook.enrollment.v1", "given up", now, null);

        // When
        stores.parked().hasten("enrollment", chain, now);
        stores.parked().hasten("enrollment", givenUp, now);

        // Then
        assertEquals(1, parkedOf(chain, now).size());
        assertEquals(0, parkedOf(other, now).size());
        assertEquals(0, parkedOf(givenUp, now).size());
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
            published.addAll(batch);
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
                        .filter(record -> !record.chain().equals(chain) || record.position() < position)
                        .toList(),
                batch.stream()
                        .filter(record -> record.chain().equals(chain) && record.position() == position)
                        .map(record -> new Refusal(record, "too large"))
                        .toList());
    }

    private static Publisher noting(List<Long> positions) {
        return batch -> {
            batch.forEach(record -> positions.add(record.position()));
            return Outcome.all(batch);
        };
    }

    private List<Parked> parkedOf(ChainId chain, Instant now) {
        return stores.parked().due(now, 1000).stream()
                .filter(parked -> parked.event().chain().equals(chain))
                .toList();
    }

    private Verdict taken(ChainId chain, long position, Runnable effect) {
        return taken(stores, chain, position, effect);
    }

    private static Verdict taken(Stores instance, ChainId chain, long position, Runnable effect) {
        var verdict = new ArrayList<Verdict>();
        instance.transactions().run(() -> verdict.add(instance.inbox().take(eventAt(chain, position), effect)));
        return verdict.getFirst();
    }
}
