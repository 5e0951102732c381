package casebook.journal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.embedded.TestServers;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.audit.postgres.Sql.StoreFailure;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlTest {
    /** Longer than the connections of this test wait. Seconds. */
    private static final String SLOW = "select pg_sleep(1.5)";

    @Test
    void aLongJobMayWaitLongerThanARequest() throws SQLException {
        // Given
        try (var pool = AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.JDBC_URL, TestServers.jdbcUrl("enrollment") + "?socketTimeout=1",
                        AgroalPropertiesReader.PRINCIPAL, "enrollment",
                        AgroalPropertiesReader.CREDENTIAL, "enrollment",
                        AgroalPropertiesReader.MAX_SIZE, "1")))) {
            var transactions = new ThreadBoundTransactions(pool);
            var sql = new Sql(transactions);
            var slept = new ArrayList<Integer>();

            // When
            transactions.run(() ->
                    sql.patiently(Duration.ofSeconds(20), () -> slept.addAll(sql.query(SLOW, row -> row.getRow()))));

            // Then
            assertEquals(List.of(1), slept);
            assertThrows(StoreFailure.class, () -> sql.query(SLOW, row -> 0));
        }
    }
}
