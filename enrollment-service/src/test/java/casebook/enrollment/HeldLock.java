package casebook.enrollment;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Holds a lock of the database from outside, so that a request can be caught in the middle of its transaction. */
public final class HeldLock implements AutoCloseable {
    private static final String WAITERS =
            "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like ?";

    private final DataSource database;
    private final Connection connection;

    private HeldLock(DataSource database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** @param statement takes the lock, which lasts until this is closed */
    public static HeldLock by(DataSource database, String statement) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute(statement);
        return new HeldLock(database, connection);
    }

    /** Waits until somebody waits for a lock in a statement about this. */
    public void awaitWaiter(String about) {
        await().atMost(Duration.ofSeconds(20)).until(() -> waits(about));
    }

    private boolean waits(String about) throws SQLException {
        // Not by the lock's own connection: within a transaction the database shows its activity as it first was.
        try (var other = database.getConnection();
                var asked = other.prepareStatement(WAITERS)) {
            asked.setString(1, "%" + about + "%");
            return asked.executeQuery().next();
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
