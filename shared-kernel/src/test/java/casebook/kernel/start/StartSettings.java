package casebook.kernel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Settings of production that are safe, and what is said when one more is given. */
final class StartSettings {
    static final Map<String, String> SAFE = Map.of(
            "quarkus.oidc.auth-server-url", "https://id.example.org/realms/casebook",
            "quarkus.http.cors.origins", "https://edc.example.org");

    private StartSettings() {}

    static void refused(String setting, String value, String fault) {
        var reasons = SafeStart.reasons(with(Map.of(setting, value)));
        assertEquals(List.of(fault), reasons.stream().map(UnsafeSetting::fault).toList());
    }

    static Config with(Map<String, String> others) {
        var all = new HashMap<>(SAFE);
        all.putAll(others);
        return settings(all);
    }

    static Config settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
