package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.eventAt;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Inbox.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How copies are made anew under the eyes of readers and of other instances. */
abstract class CopiesContract {
    private final Stores stores = engine().open();

    abstract Engine engine();

    @Test
    void copiesAreReplacedWhole() {
        // Given
        var chain = aChain();
        stores.copies().put("subject", chain, "it", Map.of("site", "HYU"));
        stores.copies().put("visit", chain, "screening", Map.of("on", "2026-01-05"));
        stores.copies().put("visit", chain, "screening", Map.of("on", "2026-01-06"));

        // When
        var made = madeAnew(
                stores,
                () -> stores.copies().put("visit", chain, "screening", Map.of("on", "2026-01-07")),
                () -> stores.copies().put("visit", chain, "closing", Map.of("on", "2026-01-08")));

        // Then
        assertTrue(made);
        assertTrue(stores.copies().find("subject", chain, "it", Map.class).isEmpty());
        assertEquals(
                List.of(Map.of("on", "2026-01-08"), Map.of("on", "2026-01-07")),
                stores.copies().all("visit", chain, Map.class));
    }

    @Test
    void someOfAKindAreReadByTheirKeys() {
        // Given
        var chain = aChain();
        stores.copies().put("visit", chain, "screening", Map.of("on", "2026-01-05"));
        stores.copies().put("visit", chain, "closing", Map.of("on", "2026-01-08"));
        stores.copies().put("visit", chain, "dose", Map.of("on", "2026-01-06"));
        stores.copies().put("subject", chain, "dose", Map.of("site", "HYU"));
        stores.copies().put("visit", aChain(), "dose", Map.of("on", "2026-01-07"));

        // When
        var some = stores.copies().some("visit", chain, List.of("dose", "closing", "never"), Map.class);

        // Then
        assertEquals(List.of(Map.of("on", "2026-01-08"), Map.of("on", "2026-01-06")), some);
    }

    @Test
    void copiesThatCannotBeMadeAnewAreKept() {
        // Given
        var chain = aChain();
        stores.copies().put("visit", chain, "screening", Map.of("on", "2026-01-05"));

        // When
        assertThrows(
                IllegalStateException.class,
                () -> madeAnew(stores, () -> stores.copies().remove("visit", chain, "screening"), () -> {
                    throw new IllegalStateException("the broker died");
                }));

        // Then
        assertEquals(List.of(Map.of("on", "2026-01-05")), stores.copies().all("visit", chain, Map.class));
        assertTrue(madeAnew(stores, () -> {}, () -> {}));
    }

    @Test
    void whileCopiesAreMadeAnewThePresentOnesAreReadAndKeptUpToDate() {
        // Given
        var chain = aChain();
        var other = engine().open();
        stores.copies().put("visit", chain, "screening", Map.of("on", "2026-01-05"));
        var seen = new ArrayList<Object>();

        // When
        madeAnew(
                stores,
                () -> {
                    stores.copies().put("visit", chain, "screening", Map.of("on", "2026-01-07"));
                    seen.addAll(elsewhere(() -> firstTaken(other, chain)));
                    seen.addAll(elsewhere(() -> other.copies().all("visit", chain, Map.class)));
                    seen.addAll(elsewhere(() -> other.copies().all("last", chain, Long.class)));
                    seen.addAll(stores.copies().all("last", chain, Long.class));
                },
                () -> {});

        // Then
        assertEquals(List.of(Verdict.TAKEN, Map.of("on", "2026-01-05"), 1L), seen);
        assertEquals(List.of(Map.of("on", "2026-01-07")), other.copies().all("visit", chain, Map.class));
    }

    @Test
    void whileNewCopiesAreCompletedReadersSeeThePresentAndOthersTakeNothingIn() throws Exception {
        // Given
        var chain = aChain();
        var other = engine().open();
        stores.copies().put("visit", chain, "screening", Map.of("on", "2026-01-05"));
        var seen = new ArrayList<Map>();
        var verdicts = new CompletableFuture<List<Verdict>>();

        // When
        madeAnew(stores, () -> stores.copies().put("visit", chain, "screening", Map.of("on", "2026-01-07")), () -> {
            Thread.startVirtualThread(() -> verdicts.complete(firstTaken(other, chain)));
            seen.addAll(elsewhere(() -> other.copies().all("visit", chain, Map.class)));
        });

        // Then
        assertEquals(List.of(Verdict.TAKEN), verdicts.get(10, TimeUnit.SECONDS));
        assertEquals(List.of(Map.of("on", "2026-01-05")), seen);
        assertEquals(List.of(Map.of("on", "2026-01-07")), other.copies().all("visit", chain, Map.class));
        assertEquals(List.of(1L), stores.copies().all("last", chain, Long.class));
    }

    @Test
    void ofSeveralMakingsOneIsUnderWay() {
        // Given
        var other = engine().open();
        var seconds = new ArrayList<Boolean>();

        // When
        var first = madeAnew(
                stores,
                () -> {
                    seconds.add(elsewhere(() -> madeAnew(stores, () -> {}, () -> {})));
                    seconds.add(elsewhere(() -> madeAnew(other, () -> {}, () -> {})));
                },
                () -> seconds.add(elsewhere(() -> madeAnew(other, () -> {}, () -> {}))));

        // Then
        assertTrue(first);
        assertEquals(List.of(false, false, false), seconds);
        assertTrue(madeAnew(other, () -> {}, () -> {}));
    }

    private static boolean madeAnew(Stores instance, Runnable fill, Runnable complete) {
        var made = new ArrayList<Boolean>();
        instance.transactions().run(() -> made.add(instance.copies().makeAnew(fill, complete)));
        return made.getFirst();
    }

    private static <T> T elsewhere(Supplier<T> work) {
        return supplyAsync(work).join();
    }

    private static List<Verdict> firstTaken(Stores instance, ChainId chain) {
        var verdicts = new ArrayList<Verdict>();
        instance.transactions()
                .run(() -> verdicts.add(instance.inbox()
                        .take(eventAt(chain, 1), () -> instance.copies().put("last", chain, "it", 1L))));
        return verdicts;
    }
}
