package casebook.gateway.testing;

import casebook.embedded.Ports;
import casebook.embedded.TestServers;
import casebook.gateway.Gateway;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real issuer and Kafka, and the addresses at which tests put peers in the services' places. */
public class GatewayParts implements QuarkusTestResourceLifecycleManager {
    /** Reading this is deprecated. */
    public static final String GOING = "/api/v1/studies/*/versions/0.9";

    static final List<String> SERVICES = List.of("enrollment", "scheduling", "assessment");

    @Override
    public Map<String, String> start() {
        Gateway.refuseInOurWords(); // as at every start; tests do not begin with it
        var config = new HashMap<String, String>();
        config.put("quarkus.oidc.auth-server-url", TestServers.issuer());
        config.put("kafka.bootstrap.servers", TestTopics.onKafka(TestServers.kafka()));
        config.put("casebook.gateway.stream.recent-events", "200");
        config.put("casebook.gateway.stream.heartbeat", "300ms");
        var ports = Ports.free(SERVICES.size() + 1).iterator();
        config.put("quarkus.management.test-port", Integer.toString(ports.next()));
        config.put("casebook.gateway.answer-timeout", "3s");
        config.put("casebook.gateway.circuit.failures", "1000000"); // one test's dead service is not the next one's
        config.put("casebook.gateway.limits.unauthenticated.burst", "1000");
        config.put("casebook.gateway.deprecations[0].paths", GOING);
        config.put("casebook.gateway.deprecations[0].methods", "GET");
        config.put("casebook.gateway.deprecations[0].since", "2026-01-01T00:00:00Z");
        config.put("casebook.gateway.deprecations[0].sunset", "2027-01-01T00:00:00Z");
        config.put("casebook.gateway.deprecations[0].page", "https://casebook.example/v2");
        SERVICES.forEach(
                service -> config.put("casebook.gateway.services." + service, "http://127.0.0.1:" + ports.next()));
        return config;
    }

    @Override
    public void stop() {
        // The servers are shared with other tests, and stop with the JVM.
    }
}
