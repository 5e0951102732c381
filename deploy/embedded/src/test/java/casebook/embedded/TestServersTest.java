package casebook.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestServersTest {

    @ParameterizedTest
    @ValueSource(strings = {"enrollment", "scheduling", "assessment"})
    void shareOnePostgresWithADatabaseForEachService(String service) throws SQLException {
        // Given
        String url = TestServers.jdbcUrl(service);

        // When
        try (Connection connection = DriverManager.getConnection(url, service, service)) {

            // Then
            assertEquals(service, connection.getCatalog());
            assertEquals(url, TestServers.jdbcUrl(service));
        }
    }
}
