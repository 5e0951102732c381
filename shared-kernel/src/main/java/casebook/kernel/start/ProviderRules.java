package casebook.kernel.start;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Whose word is taken for who calls, and which pages of browsers may call. */
final class ProviderRules {
    private static final String OIDC = "quarkus.oidc.";
    private static final String PROVIDER = OIDC + "auth-server-url";
    private static final String ORIGINS = "quarkus.http.cors.origins";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]");
    private static final String DEMO_PATH = "/casebook";
    /** Pages that no deployment names: whatever lets one of them in lets everybody in. */
    private static final List<String> ANYWHERE = Stream.of(
                    "invalid", "com", "org", "net", "io", "app", "dev", "eu", "de", "kr", "co.kr", "co.uk", "github.io")
            .map("https://anywhere."::concat)
            .toList();

    private ProviderRules() {}

    static final StartRule DEMO_ISSUER = settings -> text(settings, PROVIDER).filter(ProviderRules::isDemo).stream()
            .map(url -> new UnsafeSetting(
                    "CASEBOOK_OIDC names the demo issuer",
                    "anybody can make a token of any role, for its signing key and its passwords are public",
                    "name the address of your own identity provider, beginning with https://"));

    /** The address itself, and each one of its parts that is set by its own address. */
    static final StartRule PLAIN_PROVIDER = settings -> Stream.concat(
            text(settings, PROVIDER).filter(url -> !isSecure(url)).stream()
                    .map(url -> plain("CASEBOOK_OIDC names the identity provider")),
            names(settings)
                    .filter(name -> name.startsWith(OIDC) && !name.equals(PROVIDER))
                    .filter(name ->
                            text(settings, name).filter(ProviderRules::isPlain).isPresent())
                    .sorted()
                    .map(name -> plain(name + " names a part of the identity provider")));

    /** What says how well the provider's certificate is looked at, and which words leave nothing out. */
    private static final Map<String, Set<String>> VERIFIED = Map.of(
            OIDC + "tls.verification",
            Set.of("required"),
            "quarkus.tls.trust-all",
            Set.of("false"),
            "quarkus.tls.hostname-verification-algorithm",
            Set.of("https", "ldaps"));

    static final StartRule PROVIDER_NOT_VERIFIED = settings -> VERIFIED.entrySet().stream()
            .filter(setting -> text(settings, setting.getKey())
                    .filter(value -> !setting.getValue().contains(value.toLowerCase(Locale.ROOT)))
                    .isPresent())
            .map(Map.Entry::getKey)
            .sorted()
            .map(name -> new UnsafeSetting(
                    name + " takes any certificate for the identity provider's",
                    "whoever sits in between can give out keys of their own and make tokens of any role",
                    "remove it, and let a trust store hold the provider's certificate"));

    static final StartRule OPEN_CORS = settings -> StartRule.list(settings, ORIGINS).stream()
            .filter(ProviderRules::isOpen)
            .limit(1)
            .map(origin -> new UnsafeSetting(
                    "CASEBOOK_CORS_ORIGINS lets in pages of any origin",
                    "any page that a user visits can ask with what the user's browser holds",
                    "name the origins of your front ends, such as https://edc.example.org"));

    static final List<StartRule> ALL =
            List.of(DEMO_ISSUER, PLAIN_PROVIDER, PROVIDER_NOT_VERIFIED, new ProviderSettings(), OPEN_CORS);

    private static UnsafeSetting plain(String fault) {
        return new UnsafeSetting(
                fault + " by plain HTTP",
                "whoever sits in between can give out keys of their own and make tokens of any role",
                "name an address that begins with https://");
    }

    private static boolean isDemo(String url) {
        try {
            var address = URI.create(url);
            return address.getHost() != null
                    && LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT))
                            .matches()
                    && DEMO_PATH.equals(address.getPath().replaceFirst("/$", ""));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isSecure(String url) {
        return url.regionMatches(true, 0, "https://", 0, "https://".length());
    }

    private static boolean isPlain(String url) {
        return url.regionMatches(true, 0, "http://", 0, "http://".length());
    }

    /** An origin between slashes is a pattern. */
    private static boolean isOpen(String origin) {
        if (origin.equals("*")) {
            return true;
        }
        if (origin.length() < 2 || !origin.startsWith("/") || !origin.endsWith("/")) {
            return false;
        }
        try {
            var pattern = Pattern.compile(origin.substring(1, origin.length() - 1));
            return ANYWHERE.stream().anyMatch(page -> pattern.matcher(page).matches());
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    private static Stream<String> names(Config settings) {
        return StreamSupport.stream(settings.getPropertyNames().spliterator(), false);
    }

    private static Optional<String> text(Config settings, String name) {
        return settings.getOptionalValue(name, String.class);
    }
}
