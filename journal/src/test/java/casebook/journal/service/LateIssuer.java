package casebook.journal.service;

import casebook.embedded.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the service at an issuer of its own, which is not there yet. */
public final class LateIssuer implements QuarkusTestResourceLifecycleManager {
    static final String PORT = "casebook.test.issuer-port";

    @Override
    public int order() {
        return 1; // after the real servers, whose issuer this replaces
    }

    @Override
    public Map<String, String> start() {
        var port = Ports.free();
        return Map.of(
                PORT, Integer.toString(port), "quarkus.oidc.auth-server-url", "http://127.0.0.1:" + port + "/casebook");
    }

    @Override
    public void stop() {
        // The tests begin and end it.
    }
}
