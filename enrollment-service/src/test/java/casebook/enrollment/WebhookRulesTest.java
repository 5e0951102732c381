package casebook.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.kernel.start.StartRule;
import casebook.kernel.start.UnsafeSetting;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What webhooks must not be set to where the data is real. */
class WebhookRulesTest {
    private static final Map<String, String> SAFE = Map.of(
            "casebook.webhooks.key", "c29tZWJvZHktZWxzZS1vZi0zMi1ieXRlcy1pbi1hbGw=",
            "casebook.webhooks.allow-http", "false",
            "casebook.webhooks.allowed-networks", "10.20.0.0/16,2001:db8::/32");

    @Test
    void theyAreFoundByWhoAsksForRules() {
        assertEquals(
                1,
                ServiceLoader.load(StartRule.class).stream()
                        .filter(rule -> rule.type() == WebhookRules.class)
                        .count());
    }

    @Test
    void settingsOfTheirOwnAreSafe() {
        assertEquals(List.of(), broken(Map.of()));
    }

    @Test
    void theDemosKeyIsKnown() throws Exception {
        // Given
        var delivered = new Properties();
        try (var file = WebhookRules.class.getResourceAsStream("/application.properties")) {
            delivered.load(file);
        }
        var key = delivered.getProperty("casebook.webhooks.key").replaceAll("^\\$\\{[A-Z_]+:|}$", "");
        // When
        var broken = broken(Map.of("casebook.webhooks.key", key));
        // Then
        assertEquals(1, broken.size());
        assertTrue(broken.getFirst().fault().startsWith("CASEBOOK_WEBHOOKS_KEY is the demo's"));
    }

    @Test
    void plainHttpIsRefused() {
        assertEquals(1, broken(Map.of("casebook.webhooks.allow-http", "true")).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "::/0",
                "127.0.0.0/8",
                "10.0.0.0/8, 169.254.0.0/16",
                "169.254.169.254/32",
                "::1/128",
                "fd00::/8"
            })
    void networksThatReachTheMachineItselfOrItsCredentialsAreRefused(String networks) {
        assertEquals(
                1,
                broken(Map.of("casebook.webhooks.allowed-networks", networks)).size());
    }

    @Test
    void networksThatAreNamedOneByOneAreLookedAtToo() {
        assertEquals(
                List.of("CASEBOOK_WEBHOOKS_ALLOWED_NETWORKS has 127.0.0.0/8"),
                broken(Map.of("casebook.webhooks.allowed-networks[0]", "127.0.0.0/8")).stream()
                        .map(UnsafeSetting::fault)
                        .toList());
    }

    private static List<UnsafeSetting> broken(Map<String, String> changes) {
        var settings = new HashMap<>(SAFE);
        settings.putAll(changes);
        return new WebhookRules()
                .broken(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build())
                .toList();
    }
}
