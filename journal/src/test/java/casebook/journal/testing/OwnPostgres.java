package casebook.journal.testing;

import casebook.embedded.EmbeddedPostgres;
import casebook.embedded.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Beside {@link RealServers}: a PostgreSQL that a test may stop, because no other test has it. */
public final class OwnPostgres implements QuarkusTestResourceLifecycleManager {
    private static final String DIRECTORY = "casebook.own-postgres.directory";
    private static final String PORT = "casebook.own-postgres.port";

    private String database = "enrollment";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    /** After the servers that all tests share, so that its settings are the ones that count. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        System.setProperty(DIRECTORY, fresh().toString());
        System.setProperty(PORT, Integer.toString(Ports.free()));
        startServer(database);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                jdbcUrl(database),
                "quarkus.datasource.jdbc.acquisition-timeout",
                "2S",
                // A store that knows nothing yet has to hear everything.
                "mp.messaging.incoming.events.group.id",
                database + "-" + UUID.randomUUID());
    }

    private static Path fresh() {
        try {
            var directory = Path.of("target", "own-postgres", UUID.randomUUID().toString());
            return Files.createDirectories(directory.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again, on the data it had. */
    public static void startServer(String database) {
        var directory = Path.of(System.getProperty(DIRECTORY));
        var server = EmbeddedPostgres.start(
                directory.resolve("postgres"), port(), directory.resolve("postgres.log"), List.of(database));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    /** Kills it as a power cut does. */
    public static void killServer() {
        try {
            var pidFile = Path.of(System.getProperty(DIRECTORY), "postgres", "postmaster.pid");
            var process = ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(pidFile).getFirst().strip()))
                    .orElseThrow();
            var workers = process.descendants().toList();
            process.destroyForcibly();
            workers.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
            workers.forEach(worker -> worker.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs SQL as the superuser; its first value as text. */
    public static String sql(String database, String statement) {
        try (var connection = DriverManager.getConnection(jdbcUrl(database), "postgres", "postgres");
                var prepared = connection.createStatement()) {
            if (!prepared.execute(statement)) {
                return "";
            }
            try (var rows = prepared.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    private static int port() {
        return Integer.getInteger(PORT);
    }

    @Override
    public void stop() {
        killServer();
    }
}
