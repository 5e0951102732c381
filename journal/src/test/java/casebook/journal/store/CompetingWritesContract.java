package casebook.journal.store;

import static casebook.journal.store.Given.aChain;
import static casebook.journal.store.Given.vitalSigns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Journal.DuplicateRequest;
import casebook.journal.audit.Journal.StaleRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every journal promises to those who write at once: of the same, one; of different things, all. */
abstract class CompetingWritesContract {
    private final Stores stores = engine().open();
    private final Journal journal = stores.journal();

    abstract Engine engine();

    @Test
    void aRevisionIsWrittenOnce() {
        // Given
        var chain = aChain();
        journal.append(vitalSigns(chain, "screening", 1, 70));

        // When
        assertThrows(StaleRevision.class, () -> journal.append(vitalSigns(chain, "screening", 1, 99)));

        // Then
        assertEquals(1, journal.page(chain, 0, 10).size());
    }

    @Test
    void anIdempotencyKeyIsWrittenOnce() {
        // Given
        var chain = aChain();
        var first = journal.append(vitalSigns(chain, "screening", 1, 70, "key-1"));

        // When
        assertThrows(DuplicateRequest.class, () -> journal.append(vitalSigns(chain, "cycle1-dose1", 1, 70, "key-1")));

        // Then
        assertEquals(
                first.hash(),
                journal.ofIdempotencyKey(chain, "key-1").orElseThrow().hash());
        assertEquals(1, journal.page(chain, 0, 10).size());
    }

    @Test
    void racesForThePositionAreNeverShown() throws Exception {
        // Given
        var chain = aChain();
        List<Callable<AuditRecord>> writes = IntStream.range(0, 40)
                .<Callable<AuditRecord>>mapToObj(
                        visit -> () -> journal.append(vitalSigns(chain, "v" + visit, 1, visit)))
                .toList();

        // When
        try (var clients = Executors.newFixedThreadPool(10)) {
            for (Future<AuditRecord> write : clients.invokeAll(writes)) {
                write.get();
            }
        }

        // Then
        assertEquals(
                LongStream.rangeClosed(1, 40).boxed().toList(),
                journal.page(chain, 0, 100).stream().map(AuditRecord::position).toList());
        assertEquals(List.of(), stores.breaks(chain));
    }

    @Test
    void ofManyWhoCorrectTheSameOneWins() throws Exception {
        // Given
        var chain = aChain();
        journal.append(vitalSigns(chain, "screening", 1, 70));
        List<Callable<Boolean>> writes = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(
                        client -> () -> won(() -> journal.append(vitalSigns(chain, "screening", 2, client))))
                .toList();

        // When
        var winners = new ArrayList<Boolean>();
        try (var clients = Executors.newFixedThreadPool(10)) {
            for (Future<Boolean> write : clients.invokeAll(writes)) {
                winners.add(write.get());
            }
        }

        // Then
        assertEquals(1, winners.stream().filter(won -> won).count());
        assertEquals(2, journal.page(chain, 0, 100).size());
    }

    private static boolean won(Runnable write) {
        try {
            write.run();
            return true;
        } catch (StaleRevision _) {
            return false;
        }
    }
}
