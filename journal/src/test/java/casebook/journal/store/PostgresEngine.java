package casebook.journal.store;

import casebook.embedded.EmbeddedPostgres;
import casebook.embedded.TestServers;
import casebook.journal.audit.postgres.PostgresJournal;
import casebook.journal.audit.postgres.Sql;
import casebook.journal.event.Transactions;
import casebook.journal.event.postgres.PostgresCopies;
import casebook.journal.event.postgres.PostgresInbox;
import casebook.journal.event.postgres.PostgresOutbox;
import casebook.journal.event.postgres.PostgresParkedEvents;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The real PostgreSQL, migrated as a service migrates it. */
final class PostgresEngine implements Engine {
    private static final String DATABASE = "enrollment";
    private final AgroalDataSource dataSource;
    private final ThreadBoundTransactions transactions;

    PostgresEngine() {
        var url = TestServers.jdbcUrl(DATABASE);
        Flyway.configure()
                .dataSource(url, EmbeddedPostgres.ownerOf(DATABASE), EmbeddedPostgres.ownerOf(DATABASE))
                .placeholders(Map.of("service-user", DATABASE))
                .locations("db/journal")
                .load()
                .migrate();
        try {
            dataSource = AgroalDataSource.from(new AgroalPropertiesReader()
                    .readProperties(Map.of(
                            AgroalPropertiesReader.JDBC_URL, url,
                            AgroalPropertiesReader.PRINCIPAL, DATABASE,
                            AgroalPropertiesReader.CREDENTIAL, DATABASE,
                            AgroalPropertiesReader.MAX_SIZE, "20")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        transactions = new ThreadBoundTransactions(dataSource);
    }

    @Override
    public Stores open() {
        var sql = new Sql(transactions);
        Transactions run = transactions::run;
        return new Stores(
                new PostgresJournal(sql, Given.LIMIT, Given.TRACED),
                new PostgresOutbox(sql, run),
                new PostgresInbox(sql),
                new PostgresCopies(sql),
                new PostgresParkedEvents(sql),
                run);
    }
}
