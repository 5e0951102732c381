package casebook.kernel.start;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Of the many settings of Quarkus that say whose tokens are taken, and what is asked of them, those alone that are known here,
 * with values that take nothing away. One that is not known is refused: a second provider, a key of somebody else, a longer
 * life of tokens would otherwise come in by a setting that nobody looks at.
 */
final class ProviderSettings implements StartRule {
    private static final int LONGEST_GRACE_SECONDS = 60;

    private static final List<String> OURS = List.of("QUARKUS_OIDC_", "QUARKUS_TLS_");
    /** Quarkus's own profile may stand before a name: {@code %prod.} */
    private static final Pattern OF_A_PROFILE = Pattern.compile("^_[A-Z0-9]+_(?=QUARKUS_)");

    /** Whatever their value: another rule looks at them, or they only say how the provider is reached. */
    private static final List<String> ANY_VALUE = List.of(
            "quarkus.oidc.auth-server-url",
            "quarkus.oidc.jwks-path",
            "quarkus.oidc.tls.verification",
            "quarkus.tls.trust-all",
            "quarkus.tls.hostname-verification-algorithm",
            "quarkus.oidc.client-id",
            "quarkus.oidc.client-name",
            "quarkus.oidc.credentials.secret",
            "quarkus.oidc.credentials.client-secret.value",
            "quarkus.oidc.connection-timeout",
            "quarkus.oidc.connection-delay",
            "quarkus.oidc.connection-retry-count",
            "quarkus.oidc.max-pool-size",
            "quarkus.oidc.use-blocking-dns-lookup",
            "quarkus.oidc.proxy.host",
            "quarkus.oidc.proxy.port",
            "quarkus.oidc.proxy.username",
            "quarkus.oidc.proxy.password",
            "quarkus.oidc.tls.trust-store-file",
            "quarkus.oidc.tls.trust-store-file-type",
            "quarkus.oidc.tls.trust-store-password",
            "quarkus.oidc.tls.trust-store-provider",
            "quarkus.oidc.tls.key-store-file",
            "quarkus.oidc.tls.key-store-file-type",
            "quarkus.oidc.tls.key-store-password",
            "quarkus.oidc.tls.key-store-provider",
            "quarkus.oidc.token.age",
            "quarkus.oidc.token.forced-jwk-refresh-interval",
            "quarkus.tls.protocols",
            "quarkus.tls.cipher-suites",
            "quarkus.tls.handshake-timeout",
            "quarkus.tls.reload-period");

    private static final Map<String, Predicate<String>> SOME_VALUES = Map.of(
            "quarkus.oidc.application-type", "service"::equalsIgnoreCase,
            "quarkus.oidc.discovery-enabled", "true"::equalsIgnoreCase,
            "quarkus.oidc.token.audience", "casebook"::equals,
            "quarkus.oidc.token.issuer", issuer -> issuer.startsWith("https://"),
            "quarkus.oidc.token.subject-required", "true"::equalsIgnoreCase,
            "quarkus.oidc.token.allow-jwt-introspection", "false"::equalsIgnoreCase,
            "quarkus.oidc.token.allow-opaque-token-introspection", "false"::equalsIgnoreCase,
            "quarkus.oidc.token.lifespan-grace", ProviderSettings::isShort);

    /** Certificates of the process's own, and those that it trusts: {@code quarkus.tls.trust-store.pem.certs}. */
    private static final List<String> STORES = List.of("QUARKUS_TLS_TRUST_STORE_", "QUARKUS_TLS_KEY_STORE_");

    private static final Map<String, Predicate<String>> KNOWN = known();

    @Override
    public Stream<UnsafeSetting> broken(Config settings) {
        return StreamSupport.stream(settings.getPropertyNames().spliterator(), false)
                .filter(name -> OURS.stream().anyMatch(form(name)::startsWith))
                .filter(name -> settings.getOptionalValue(name, String.class)
                        .filter(value -> !isKnown(form(name), value))
                        .isPresent())
                .sorted(Comparator.reverseOrder())
                // Of two spellings of one setting the one with dots is told.
                .collect(toMap(ProviderSettings::form, name -> name, (dots, _) -> dots, TreeMap::new))
                .values()
                .stream()
                .map(name -> new UnsafeSetting(
                        name + " is set, or set to a value, that is not known to be safe",
                        "tokens could be taken that the identity provider did not give for this system, or no longer means",
                        "remove it, and name one provider by CASEBOOK_OIDC, whose tokens have the audience casebook"));
    }

    private static boolean isKnown(String form, String value) {
        var known = KNOWN.get(form);
        return known == null ? STORES.stream().anyMatch(form::startsWith) : known.test(value);
    }

    private static Map<String, Predicate<String>> known() {
        var known = new HashMap<String, Predicate<String>>();
        ANY_VALUE.forEach(name -> known.put(form(name), _ -> true));
        SOME_VALUES.forEach((name, safe) -> known.put(form(name), safe));
        return Map.copyOf(known);
    }

    /** As an environment writes it, so that a setting is known in whichever form it comes. */
    private static String form(String name) {
        var form = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return OF_A_PROFILE.matcher(form).replaceFirst("");
    }

    private static boolean isShort(String seconds) {
        try {
            return Integer.parseInt(seconds) <= LONGEST_GRACE_SECONDS;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
