package casebook.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.embedded.Ports;
import casebook.embedded.StartFailed;
import casebook.embedded.TestServers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong with a server of yours is said in a sentence, before anything starts. */
class YourServersTest {

    @BeforeAll
    static void ownersHaveOnePassword() throws SQLException {
        for (String database : Parts.DATABASES) {
            asSuperuser("alter role %s_owner password 'secret'".formatted(database));
        }
    }

    @Test
    void startsWithServersThatAnswer() {
        // Given
        String one = "nowhere.invalid,127.0.0.1:" + postgres().replaceFirst(".*:", "");
        Settings settings = settings(Map.of(
                "CASEBOOK_POSTGRES_URL",
                postgres(),
                "CASEBOOK_POSTGRES_OWNER_PASSWORD",
                "secret",
                "CASEBOOK_KAFKA",
                one,
                "CASEBOOK_MONGODB_URI",
                "mongodb://me:secret@" + one + "/?replicaSet=rs",
                "CASEBOOK_OIDC",
                TestServers.issuer()));

        // When, Then
        assertDoesNotThrow(() -> YourServers.require(settings));
    }

    @Test
    void namesEveryServerThatDoesNotAnswer() {
        // Given
        int free = Ports.free();
        Settings settings = settings(Map.of(
                "CASEBOOK_POSTGRES_URL", "postgresql://127.0.0.1:" + free,
                "CASEBOOK_KAFKA", "127.0.0.1:" + free,
                "CASEBOOK_MONGODB_URI", "mongodb://me:secret@127.0.0.1:" + free + "/?authSource=admin",
                "CASEBOOK_OIDC", "http://127.0.0.1:" + free + "/casebook"));

        // When
        StartFailed failed = assertThrows(StartFailed.class, () -> YourServers.require(settings));

        // Then
        assertEquals(
                "Casebook cannot start: CASEBOOK_POSTGRES_URL: no PostgreSQL answers at 127.0.0.1:%1$d; CASEBOOK_KAFKA: nothing answers at 127.0.0.1:%1$d; CASEBOOK_MONGODB_URI: nothing answers at 127.0.0.1:%1$d; CASEBOOK_OIDC: nothing answers at http://127.0.0.1:%1$d/casebook."
                        .formatted(free),
                failed.sentence());
    }

    @Test
    void saysWhichPasswordIsWrong() {
        // Given
        Settings settings =
                settings(Map.of("CASEBOOK_POSTGRES_URL", postgres(), "CASEBOOK_POSTGRES_PASSWORD", "wrong"));

        // When
        StartFailed failed = assertThrows(StartFailed.class, () -> YourServers.require(settings));

        // Then
        assertEquals(
                "Casebook cannot start: CASEBOOK_POSTGRES_URL: the server refuses the user enrollment with the password it was given.",
                failed.sentence());
    }

    @Test
    void saysWhichDatabaseIsMissing() throws SQLException {
        // Given
        asSuperuser("alter database scheduling rename to planning");
        try {
            Settings settings =
                    settings(Map.of("CASEBOOK_POSTGRES_URL", postgres(), "CASEBOOK_POSTGRES_OWNER_PASSWORD", "secret"));

            // When
            StartFailed failed = assertThrows(StartFailed.class, () -> YourServers.require(settings));

            // Then
            assertEquals(
                    "Casebook cannot start: CASEBOOK_POSTGRES_URL: the server has no database scheduling.",
                    failed.sentence());
        } finally {
            asSuperuser("alter database planning rename to scheduling");
        }
    }

    /** Without a password of owners the services' users are to be the owners, which those of the embedded server are not. */
    @Test
    void saysWhoMayMakeNoTables() {
        // Given
        Settings settings = settings(Map.of("CASEBOOK_POSTGRES_URL", postgres()));

        // When
        StartFailed failed = assertThrows(StartFailed.class, () -> YourServers.require(settings));

        // Then
        assertEquals(
                "Casebook cannot start: CASEBOOK_POSTGRES_URL: the user enrollment may make no tables in the database enrollment; make it the owner.",
                failed.sentence());
    }

    @Test
    void saysWhatIsNoIssuer() throws IOException {
        // Given
        HttpServer other = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 0);
        other.start();
        String url =
                "http://%s:%d/casebook".formatted(Ports.HOST, other.getAddress().getPort());
        Settings settings = settings(Map.of("CASEBOOK_OIDC", url));

        // When
        StartFailed failed = assertThrows(StartFailed.class, () -> YourServers.require(settings));

        // Then
        other.stop(0);
        assertEquals(
                "Casebook cannot start: CASEBOOK_OIDC: %s/.well-known/openid-configuration answers 404.".formatted(url),
                failed.sentence());
    }

    private static Settings settings(Map<String, String> environment) {
        return Settings.of(Path.of("/checkout"), environment);
    }

    private static String postgres() {
        return TestServers.jdbcUrl("").replaceFirst("/$", "");
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(TestServers.jdbcUrl("postgres"), "postgres", "postgres")) {
            connection.createStatement().execute(statement);
        }
    }
}
