package casebook.journal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.embedded.TestServers;
import casebook.journal.audit.postgres.Rerun;
import casebook.journal.audit.postgres.Sql;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RerunTest {
    private static final String LOCK = "select pg_advisory_xact_lock(?)";
    private static final long ONE = 7_301;
    private static final long OTHER = 7_302;

    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch bothHoldOne = new CountDownLatch(2);

    @Test
    void whoStandInACircleBothComeToAnEnd() throws SQLException {
        // Given
        try (var pool = AgroalDataSource.from(new AgroalPropertiesReader()
                        .readProperties(Map.of(
                                AgroalPropertiesReader.JDBC_URL, TestServers.jdbcUrl("enrollment"),
                                AgroalPropertiesReader.PRINCIPAL, "enrollment",
                                AgroalPropertiesReader.CREDENTIAL, "enrollment",
                                AgroalPropertiesReader.MAX_SIZE, "2")));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var transactions = new ThreadBoundTransactions(pool);

            // When
            var racing = List.of(
                    CompletableFuture.runAsync(() -> lockBoth(transactions, ONE, OTHER), threads),
                    CompletableFuture.runAsync(() -> lockBoth(transactions, OTHER, ONE), threads));

            // Then
            racing.forEach(CompletableFuture::join);
            assertEquals(3, runs.get(), "one of them ran twice");
        }
    }

    @Test
    void anotherFailureIsNotTriedAgain() {
        // Given
        var unique = new IllegalStateException(new SQLException("taken", "23505"));

        // When
        assertThrows(
                IllegalStateException.class,
                () -> Rerun.ofVictim(() -> {
                    runs.incrementAndGet();
                    throw unique;
                }));

        // Then
        assertEquals(1, runs.get());
    }

    private void lockBoth(ThreadBoundTransactions transactions, long first, long second) {
        var sql = new Sql(transactions);
        Rerun.ofVictim(() -> {
            runs.incrementAndGet();
            transactions.run(() -> {
                sql.query(LOCK, _ -> 0, first);
                awaitTheOther();
                sql.query(LOCK, _ -> 0, second);
            });
            return true;
        });
    }

    private void awaitTheOther() {
        bothHoldOne.countDown();
        try {
            bothHoldOne.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
