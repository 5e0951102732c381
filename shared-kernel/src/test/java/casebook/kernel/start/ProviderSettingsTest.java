package casebook.kernel.start;

import static casebook.kernel.start.StartSettings.SAFE;
import static casebook.kernel.start.StartSettings.refused;
import static casebook.kernel.start.StartSettings.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.demo.tls.verification, none",
        "quarkus.oidc.demo.auth-server-url, https://127.0.0.1:8089/casebook",
        "quarkus.oidc.demo.tenant-paths, /api/*",
        "quarkus.oidc.tls.tls-configuration-name, other",
        "quarkus.tls.other.trust-all, true",
        "quarkus.oidc.token.audience, any",
        "quarkus.oidc.token.audience[0], any",
        "quarkus.oidc.token.issuer, any",
        "quarkus.oidc.token.lifespan-grace, 61",
        "quarkus.oidc.token.lifespan-grace, long",
        "quarkus.oidc.token.subject-required, false",
        "quarkus.oidc.token.allow-opaque-token-introspection, true",
        "quarkus.oidc.application-type, hybrid",
        "quarkus.oidc.discovery-enabled, false",
        "quarkus.oidc.public-key, MIIB",
        "QUARKUS_OIDC_DEMO_TLS_VERIFICATION, none",
        "_PROD_QUARKUS_OIDC_PUBLIC_KEY, MIIB",
        "%prod.quarkus.tls.other.trust-all, true"
    })
    void what_is_not_known_of_the_provider_is_refused(String setting, String value) {
        refused(setting, value, setting + " is set, or set to a value, that is not known to be safe");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.token.issuer, https://id.example.org/realms/casebook",
        "quarkus.oidc.token.lifespan-grace, 60",
        "quarkus.oidc.token.audience, casebook",
        "quarkus.oidc.proxy.host, proxy.example.org",
        "quarkus.oidc.tls.trust-store-file, /etc/casebook/provider.p12",
        "quarkus.tls.trust-store.pem.certs, /etc/casebook/provider.pem",
        "QUARKUS_OIDC_CONNECTION_TIMEOUT, 5S"
    })
    void what_an_operator_needs_is_known(String setting, String value) {
        assertEquals(List.of(), SafeStart.reasons(with(Map.of(setting, value))));
    }

    @Test
    void what_the_gateway_and_the_services_are_delivered_with_is_known() throws IOException {
        for (var delivered : List.of(
                "gateway/src/main/resources/application.properties",
                "journal/src/main/resources/META-INF/microprofile-config.properties")) {
            // Given
            var source =
                    new PropertiesConfigSource(Path.of("..", delivered).toUri().toURL(), 100);
            var settings = new SmallRyeConfigBuilder()
                    .withSources(source, new PropertiesConfigSource(SAFE, "test", 200))
                    .withSources(new PropertiesConfigSource(Map.of("casebook.service", "enrollment"), "service", 90))
                    .addDefaultInterceptors()
                    .build();
            // When
            var reasons = new ProviderSettings().broken(settings).toList();
            // Then
            assertTrue(source.getPropertyNames().contains("quarkus.oidc.token.audience"), delivered);
            assertEquals(List.of(), reasons, delivered);
        }
    }
}
