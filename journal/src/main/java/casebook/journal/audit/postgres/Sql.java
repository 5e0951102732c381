package casebook.journal.audit.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Prepared statements in a line. Inside a transaction the data source hands out the transaction's own connection. */
public final class Sql {
    private final DataSource dataSource;

    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @throws StoreFailure when the database refuses or is away */
    public <T> List<T> query(String statement, Row<T> reader, @Nullable Object... arguments) {
        try (var connection = dataSource.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            bind(prepared, arguments);
            try (var rows = prepared.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /**
     * @return how many rows it changed
     * @throws StoreFailure when the database refuses or is away
     */
    public int update(String statement, @Nullable Object... arguments) {
        try (var connection = dataSource.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            bind(prepared, arguments);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /**
     * Runs work of the caller's transaction of which a statement may take longer than the pool's connections wait elsewhere.
     *
     * @param patience how long a statement may take
     */
    public void patiently(Duration patience, Runnable work) {
        try (var connection = dataSource.getConnection()) {
            var usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
            try {
                work.run();
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private static void bind(PreparedStatement prepared, @Nullable Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            prepared.setObject(
                    i + 1, argument instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : argument);
        }
    }

    /** The database did not do what was asked. */
    public static final class StoreFailure extends RuntimeException {
        StoreFailure(SQLException cause) {
            super(cause);
        }
    }
}
