package casebook.journal.testing;

import casebook.embedded.EmbeddedPostgres;
import casebook.embedded.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Points a service under test at the real PostgreSQL, Kafka and issuer of this JVM. The {@code database} argument names the
 * service's database.
 */
public final class RealServers implements QuarkusTestResourceLifecycleManager {
    private String database = "enrollment";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                TestServers.jdbcUrl(database),
                "quarkus.datasource.username",
                database,
                "quarkus.datasource.password",
                database,
                "quarkus.flyway.username",
                EmbeddedPostgres.ownerOf(database),
                "quarkus.flyway.password",
                EmbeddedPostgres.ownerOf(database),
                "kafka.bootstrap.servers",
                TestServers.kafka(),
                "quarkus.oidc.auth-server-url",
                TestServers.issuer(),
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void stop() {
        // The servers are shared by all tests of the JVM and end with it.
    }
}
