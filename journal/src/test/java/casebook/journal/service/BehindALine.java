package casebook.journal.service;

import casebook.embedded.TestServers;
import casebook.journal.testing.StallingLine;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;

/** Beside the real servers: a line to PostgreSQL that can be made to hang. */
public final class BehindALine implements QuarkusTestResourceLifecycleManager {
    /** After the servers that all tests share, so that its settings are the ones that count. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        var server = URI.create(TestServers.jdbcUrl("scheduling").substring("jdbc:".length()));
        var line = StallingLine.to(server.getPort());
        return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + line + server.getPath());
    }

    @Override
    public void stop() {
        StallingLine.resume();
    }
}
