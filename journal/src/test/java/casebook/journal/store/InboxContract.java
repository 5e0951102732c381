package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.eventAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Inbox.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every inbox promises: one effect for each event, in the order of the chain. */
abstract class InboxContract {
    private final Stores stores = engine().open();

    abstract Engine engine();

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

    private Verdict taken(ChainId chain, long position, Runnable effect) {
        return taken(stores, chain, position, effect);
    }

    private static Verdict taken(Stores instance, ChainId chain, long position, Runnable effect) {
        var verdict = new ArrayList<Verdict>();
        instance.transactions().run(() -> verdict.add(instance.inbox().take(eventAt(chain, position), effect)));
        return verdict.getFirst();
    }
}
