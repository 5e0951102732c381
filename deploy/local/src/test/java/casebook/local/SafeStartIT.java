package casebook.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each packaged service refuses the demo's settings in production, before it asks any server for anything. */
class SafeStartIT {

    private record Ended(int exitCode, String said) {}

    @ParameterizedTest
    @EnumSource(Service.class)
    void what_is_started_without_a_word_refuses_the_demos_settings(Service service) throws Exception {
        // Given
        var settings = Map.of("CASEBOOK_CORS_ORIGINS", "*");
        // When
        var ended = start(service, settings);
        // Then
        assertEquals(1, ended.exitCode(), ended.said());
        assertTrue(ended.said().contains("CASEBOOK_OIDC names the demo issuer, so that"), ended.said());
        assertTrue(
                ended.said().contains("CASEBOOK_OIDC names the identity provider by plain HTTP, so that"),
                ended.said());
        assertEquals(
                service == Service.GATEWAY, ended.said().contains("CASEBOOK_CORS_ORIGINS lets in pages"), ended.said());
        assertEquals(service != Service.GATEWAY, ended.said().contains("CASEBOOK_POSTGRES_PASSWORD is"), ended.said());
        assertEquals(
                service != Service.GATEWAY, ended.said().contains("CASEBOOK_POSTGRES_OWNER_PASSWORD is"), ended.said());
        assertEquals(service == Service.ENROLLMENT, ended.said().contains("CASEBOOK_WEBHOOKS_KEY is"), ended.said());
        assertFalse(ended.said().contains("Exception"), ended.said());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void a_reason_is_not_told_when_its_cause_is_gone(Service service) throws Exception {
        // Given
        var settings = Map.of(
                "CASEBOOK_OIDC", "https://id.example.org/realms/casebook",
                "CASEBOOK_POSTGRES_PASSWORD", "L4sting-Snow",
                "CASEBOOK_POSTGRES_OWNER_PASSWORD", "Quiet-H4rbour",
                "CASEBOOK_WEBHOOKS_KEY", "c29tZWJvZHktZWxzZS1vZi0zMi1ieXRlcy1pbi1hbGw=",
                // One cause is left, so that nothing is started.
                "QUARKUS_TLS_TRUST_ALL", "true");
        // When
        var ended = start(service, settings);
        // Then
        assertEquals(1, ended.exitCode(), ended.said());
        assertEquals(2, ended.said().lines().count(), ended.said());
        assertTrue(ended.said().contains("quarkus.tls.trust-all"), ended.said());
    }

    private static Ended start(Service service, Map<String, String> settings) throws IOException, InterruptedException {
        var application = service.application(Settings.of(Checkout.root(), Map.of()));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        application.resolve("quarkus-run.jar").toString())
                .redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("CASEBOOK_"));
        process.environment().putAll(settings);
        var started = process.start();
        var said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(started.waitFor(), said);
    }
}
