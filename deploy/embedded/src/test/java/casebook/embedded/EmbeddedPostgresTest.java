package casebook.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final List<String> ENROLLMENT = List.of("enrollment");

    @TempDir
    private Path directory;

    @Test
    void keepsItsDataWhenItStartsAgain() throws SQLException {
        // Given
        try (EmbeddedPostgres first = start(Ports.free())) {
            execute(first, "create table subject (number text)");
            execute(first, "insert into subject values ('HYU-001')");
        }

        // When
        try (EmbeddedPostgres second = start(Ports.free())) {

            // Then
            assertEquals("HYU-001", value(second, "select number from subject"));
        }
    }

    @Test
    void keepsWhatItAcknowledged() throws SQLException {
        // Given
        try (EmbeddedPostgres postgres = start(Ports.free())) {

            // When
            String fsync = value(postgres, "show fsync");

            // Then
            assertEquals("on", fsync);
        }
    }

    @Test
    void refusesAWrongPassword() {
        // Given
        try (EmbeddedPostgres postgres = start(Ports.free())) {
            String url = postgres.jdbcUrl("enrollment");

            // When
            SQLException refused = assertThrows(
                    SQLException.class, () -> DriverManager.getConnection(url, "enrollment", "scheduling"));

            // Then
            assertEquals("28P01", refused.getSQLState());
        }
    }

    @Test
    void saysInOneSentenceThatItsPortIsBusy() throws IOException {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral(Ports.HOST))) {
            int port = other.getLocalPort();

            // When
            StartFailed failed = assertThrows(StartFailed.class, () -> start(port));

            // Then
            assertEquals(
                    "PostgreSQL cannot start: port %d on 127.0.0.1 is used by another program; stop that program and try again."
                            .formatted(port),
                    failed.sentence());
        }
    }

    @Test
    void namesTheLogOfAServerThatEndsAtStart() throws IOException {
        // Given
        Files.createDirectories(directory.resolve("data"));

        // When
        StartFailed failed = assertThrows(StartFailed.class, () -> start(Ports.free()));

        // Then
        assertTrue(failed.sentence().startsWith("PostgreSQL ended at start with exit code"), failed.sentence());
        assertTrue(failed.sentence().contains(directory.resolve("postgres.log").toString()), failed.sentence());
    }

    private EmbeddedPostgres start(int port) {
        return EmbeddedPostgres.start(directory.resolve("data"), port, directory.resolve("postgres.log"), ENROLLMENT);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("enrollment"), "enrollment_owner", "enrollment_owner");
    }
}
