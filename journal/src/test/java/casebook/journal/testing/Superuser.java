package casebook.journal.testing;

import casebook.embedded.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Whoever rules the database: not held by grants, and able to switch the triggers off. */
public final class Superuser {
    private Superuser() {}

    /** Runs a statement with the triggers of all tables off. */
    public static void execute(String database, String statement) {
        try (var connection = DriverManager.getConnection(TestServers.jdbcUrl(database), "postgres", "postgres");
                var sql = connection.createStatement()) {
            for (var each : List.of("set session_replication_role = replica", statement)) {
                sql.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
