package casebook.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server that keeps what it acknowledged (fsync is on, also in tests), with one database per service. */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The superuser; her password is her name, which is why nothing but 127.0.0.1 may reach the server. */
    public static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ServerProcess process;
    private final int port;

    private EmbeddedPostgres(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts on the data in {@code directory} (made when missing) and returns when it answers and each of
     * {@code databases} exists, with a user of the same name and the same password, and its owner, who makes the tables; see
     * {@link #ownerOf}.
     */
    public static EmbeddedPostgres start(Path directory, int port, Path log, List<String> databases) {
        Ports.requireFree("PostgreSQL", port);
        Path programs = PostgresBinaries.directory(Checkout.target());
        PostgresUser user = PostgresUser.ofThisMachine();
        Path data = directory.toAbsolutePath();
        if (!Files.exists(data)) {
            initialise(programs, user, data, log);
        }
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString(), "-p", "" + port));
        ServerProcess process = ServerProcess.start("PostgreSQL", command, Map.of(), log, StopSignal.INT);
        EmbeddedPostgres started = new EmbeddedPostgres(process, port);
        process.awaitReady(START_LIMIT, started::answers);
        started.createMissing(databases);
        return started;
    }

    /** Beside {@code data} first: a set-up that was broken off is never taken for a store. */
    private static void initialise(Path programs, PostgresUser user, Path data, Path log) {
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        try {
            Directories.delete(fresh);
            user.own(Files.createDirectories(fresh));
            Path password = Files.createTempFile("casebook", "password");
            Files.writeString(password, SUPERUSER);
            user.own(password);
            ServerProcess process = ServerProcess.start(
                    "PostgreSQL's initdb", initdb(programs, user, fresh, password), Map.of(), log, StopSignal.TERM);
            int status = process.onExit().join();
            Files.delete(password);
            if (status != 0) {
                throw new StartFailed("PostgreSQL could not set up %s; the reason is in %s.".formatted(data, log));
            }
            Files.move(fresh, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> initdb(Path programs, PostgresUser user, Path data, Path password) {
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--set=listen_addresses=127.0.0.1",
                "--set=unix_socket_directories=",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC",
                "--set=shared_buffers=64MB"));
        return command;
    }

    private boolean answers() {
        if (!Ports.accepts(port)) {
            return false;
        }
        try (Connection connection = superuser()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void createMissing(List<String> databases) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String name : databases) {
                for (String role : List.of(name, ownerOf(name))) {
                    if (isMissing(statement, "select from pg_roles where rolname = '%s'", role)) {
                        statement.execute("create role \"%1$s\" login password '%1$s'".formatted(role));
                    }
                }
                if (isMissing(statement, "select from pg_database where datname = '%s'", name)) {
                    statement.execute("create database \"%s\" owner \"%s\"".formatted(name, ownerOf(name)));
                }
            }
        } catch (SQLException e) {
            close();
            throw new StartFailed("PostgreSQL cannot create its databases: %s.".formatted(e.getMessage()), e);
        }
    }

    /** The owner of a database, whose password is that name too. The service itself owns nothing, so it can switch nothing off. */
    public static String ownerOf(String database) {
        return database + "_owner";
    }

    private static boolean isMissing(Statement statement, String query, String name) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query.formatted(name))) {
            return !rows.next();
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, SUPERUSER);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Ports.HOST, port, database);
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
