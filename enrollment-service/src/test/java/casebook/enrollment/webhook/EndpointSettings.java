package casebook.enrollment.webhook;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the service under test call the receivers of the tests, which are at 127.0.0.1 and at no other address of the house. */
public final class EndpointSettings implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "casebook.webhooks.allow-http",
                "true",
                "casebook.webhooks.allowed-networks",
                "127.0.0.1/32",
                "casebook.webhooks.attempt-timeout",
                "1s",
                "casebook.webhooks.look-every",
                "50ms",
                "casebook.webhooks.at-once",
                "16");
    }

    @Override
    public void stop() {
        // Settings end with the service.
    }
}
