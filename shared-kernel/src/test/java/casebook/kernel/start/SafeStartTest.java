package casebook.kernel.start;

import static casebook.kernel.start.StartSettings.SAFE;
import static casebook.kernel.start.StartSettings.refused;
import static casebook.kernel.start.StartSettings.settings;
import static casebook.kernel.start.StartSettings.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeStartTest {
    @Test
    void what_is_safe_starts() {
        // Given
        var settings = settings(SAFE);
        // When
        var reasons = SafeStart.reasons(settings);
        // Then
        assertEquals(List.of(), reasons);
    }

    @Test
    void the_demo_starts_with_anything() {
        // Given
        var settings = with(Map.of(
                "casebook.profile", "demo",
                "quarkus.oidc.auth-server-url", "http://127.0.0.1:8089/casebook",
                "quarkus.http.cors.origins", "*"));
        // When
        var reasons = SafeStart.reasons(settings);
        // Then
        assertEquals(List.of(), reasons);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "Demo", "prod", "demo,production"})
    void a_word_that_is_neither_starts_nothing(String profile) {
        // Given
        var settings = with(Map.of("casebook.profile", profile));
        // When
        var reasons = SafeStart.reasons(settings);
        // Then
        assertEquals(
                List.of("CASEBOOK_PROFILE is a word that is not known"),
                reasons.stream().map(UnsafeSetting::fault).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:8089/casebook",
                "https://LOCALHOST/casebook/",
                "https://127.3.2.1/casebook",
                "https://[::1]:8089/casebook"
            })
    void the_demo_issuer_is_refused(String provider) {
        refused("quarkus.oidc.auth-server-url", provider, "CASEBOOK_OIDC names the demo issuer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org/casebook",
                "https://localhost/realms/casebook",
                "https://localhost.example.org/casebook",
                "HTTPS://id.example.org"
            })
    void another_issuer_is_not_the_demos(String provider) {
        // Given
        var settings = with(Map.of("quarkus.oidc.auth-server-url", provider));
        // When
        var reasons = SafeStart.reasons(settings);
        // Then
        assertEquals(List.of(), reasons);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://id.example.org/realms/casebook", "HTTP://id.example.org", "id.example.org", "https:id"})
    void a_provider_that_is_not_asked_by_https_is_refused(String provider) {
        refused("quarkus.oidc.auth-server-url", provider, "CASEBOOK_OIDC names the identity provider by plain HTTP");
    }

    @Test
    void a_part_of_the_provider_by_plain_http_is_refused() {
        refused(
                "quarkus.oidc.jwks-path",
                "http://id.example.org/keys",
                "quarkus.oidc.jwks-path names a part of the identity provider by plain HTTP");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.tls.verification, none",
        "quarkus.oidc.tls.verification, certificate-validation",
        "quarkus.tls.trust-all, true",
        "quarkus.tls.hostname-verification-algorithm, NONE"
    })
    void a_provider_that_anybody_can_play_is_refused(String setting, String value) {
        refused(setting, value, setting + " takes any certificate for the identity provider's");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.tls.verification, required",
        "quarkus.tls.trust-all, false",
        "quarkus.oidc.jwks-path, /keys"
    })
    void the_same_setting_with_a_safe_value_is_not_refused(String setting, String value) {
        // Given
        var settings = with(Map.of(setting, value));
        // When
        var reasons = SafeStart.reasons(settings);
        // Then
        assertEquals(List.of(), reasons);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://edc.example.org, *", "/.*/", "/https:\\/\\/.*/", "/https:\\/\\/.*\\.(com|org)/"})
    void pages_of_any_origin_are_refused(String origins) {
        refused("quarkus.http.cors.origins", origins, "CASEBOOK_CORS_ORIGINS lets in pages of any origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://edc.example.org,https://ctms.example.org",
                "/https:\\/\\/.*\\.example\\.org/",
                "/",
                "/(/",
                ""
            })
    void pages_of_named_origins_are_let_in(String origins) {
        // Given
        var settings = with(Map.of("quarkus.http.cors.origins", origins));
        // When
        var reasons = SafeStart.reasons(settings);
        // Then
        assertEquals(List.of(), reasons);
    }

    @Test
    void pages_of_any_origin_are_refused_in_a_list_that_is_written_one_by_one() {
        refused("quarkus.http.cors.origins[1]", "*", "CASEBOOK_CORS_ORIGINS lets in pages of any origin");
    }

    @Test
    void every_reason_is_told_at_once_in_a_sentence_with_consequence_and_remedy() {
        // Given
        var settings = with(Map.of(
                "quarkus.oidc.auth-server-url", "http://127.0.0.1:8089/casebook", "quarkus.http.cors.origins", "*"));
        // When
        var told =
                SafeStart.told("gateway", SafeStart.reasons(settings)).lines().toList();
        // Then
        assertEquals(4, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith("gateway does not start"), told.getFirst());
        told.stream()
                .skip(1)
                .forEach(sentence -> assertTrue(
                        sentence.matches("  CASEBOOK_\\w+ .+, so that .+: .+\\."),
                        () -> "No such sentence: " + sentence));
    }

    @Test
    void a_rule_of_somebody_else_is_asked_too() {
        // Given
        StartRule rule = settings -> settings.getOptionalValue("webhook.key", String.class).stream()
                .filter("demo"::equals)
                .map(_ -> new UnsafeSetting("The key is the demo's", "anybody can sign", "make one"));
        var settings = with(Map.of("webhook.key", "demo"));
        // When
        var reasons = SafeStart.reasons(settings, List.of(rule));
        // Then
        assertEquals(
                "The key is the demo's, so that anybody can sign: make one.",
                reasons.getFirst().sentence());
    }
}
