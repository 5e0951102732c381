package casebook.journal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.embedded.TestServers;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresOutagesTest {
    private final PostgresOutages outages = new PostgresOutages();

    @ParameterizedTest
    @CsvSource({
        "08006, store-away",
        "57P01, store-away",
        "57P03, store-away",
        "25006, store-away",
        "58030, store-away",
        "53100, store-full",
        "53300, store-full",
        "40001, store-busy",
        "40P01, store-busy",
        "55P03, store-busy",
        "57014, store-busy"
    })
    void whatPassesByItselfIsAnOutage(String state, String code) {
        // When
        var refused = outages.of(new SQLException("told by the server", state));
        // Then
        assertEquals(List.of(code), codes(refused));
    }

    @Test
    void aCharacterThatTheStoreDoesNotKeepIsTheRequestsFault() throws SQLException {
        try (var connection = connected();
                var statement = connection.prepareStatement("select ?::text")) {
            // Given
            statement.setString(1, "a\u0000b");
            // When
            var failure = assertThrows(SQLException.class, statement::executeQuery);
            // Then
            assertEquals(List.of("unwritable"), codes(outages.of(failure)));
        }
    }

    @ParameterizedTest
    @CsvSource({"23505", "42601", "42501", "22001", "P0001"})
    void aFaultOfOursIsNone(String state) {
        // When
        var refused = outages.of(new SQLException("told by the server", state));
        // Then
        assertEquals(Optional.empty(), refused);
    }

    @Test
    void nobodyListens() throws IOException {
        // Given
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        // When
        var failure = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + free + "/enrollment", "a", "b"));
        // Then
        assertEquals(List.of("store-away"), codes(outages.of(failure)));
    }

    @Test
    void anotherTransactionStandsInTheWay() throws SQLException {
        try (var one = connected();
                var other = connected();
                var first = one.createStatement();
                var second = other.createStatement()) {
            // Given
            first.execute("select pg_advisory_lock(1)");
            second.execute("set lock_timeout = '50ms'");
            // When
            var failure = assertThrows(SQLException.class, () -> second.execute("select pg_advisory_lock(1)"));
            // Then
            assertEquals(List.of("store-busy"), codes(outages.of(failure)));
        }
    }

    private static Connection connected() throws SQLException {
        return DriverManager.getConnection(TestServers.jdbcUrl("enrollment"), "enrollment", "enrollment");
    }

    private static List<String> codes(Optional<Refused> refused) {
        return refused.map(Refused::reasons).orElse(List.of()).stream()
                .map(Reason::code)
                .toList();
    }
}
