package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.vitalSigns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.journal.audit.Journal;
import casebook.journal.audit.Journal.Overtaken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every journal promises of an entry that was decided on the whole chain. */
abstract class DecisionContract {
    private final Journal journal = engine().open().journal();

    abstract Engine engine();

    @Test
    void itIsKeptWhereTheChainEndedOrNotAtAll() {
        // Given
        var chain = aChain();
        journal.append(vitalSigns(chain, "screening", 1, 70));
        var decidedAt = journal.position(chain);
        journal.append(vitalSigns(chain, "cycle1-dose1", 1, 70));
        var entry = vitalSigns(chain, "cycle1-dose2", 1, 70);

        // When
        assertThrows(Overtaken.class, () -> journal.appendBehind(decidedAt, entry));

        // Then
        assertEquals(1, decidedAt);
        assertEquals(2, journal.page(chain, 0, 10).size());
        assertEquals(3, journal.appendBehind(journal.position(chain), entry).position());
    }

    @Test
    void theFirstOneFindsAnEmptyChain() {
        // Given
        var chain = aChain();

        // When
        var kept = journal.appendBehind(journal.position(chain), vitalSigns(chain, "screening", 1, 70));

        // Then
        assertEquals(1, kept.position());
    }

    @Test
    void ofManyOnTheSameChainOneIsKept() throws Exception {
        // Given
        var chain = aChain();
        journal.append(vitalSigns(chain, "screening", 1, 70));
        List<Callable<Boolean>> decisions = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(visit ->
                        () -> kept(() -> journal.appendBehind(1, vitalSigns(chain, "v" + visit, 1, visit))))
                .toList();

        // When
        var kept = new ArrayList<Boolean>();
        try (var clients = Executors.newFixedThreadPool(10)) {
            for (Future<Boolean> decision : clients.invokeAll(decisions)) {
                kept.add(decision.get());
            }
        }

        // Then
        assertEquals(1, kept.stream().filter(one -> one).count());
        assertEquals(2, journal.page(chain, 0, 100).size());
    }

    private static boolean kept(Runnable append) {
        try {
            append.run();
            return true;
        } catch (Overtaken _) {
            return false;
        }
    }
}
