package casebook.journal.wiring;

import casebook.kernel.start.StartRule;
import casebook.kernel.start.UnsafeSetting;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The stores' passwords: those of the demo are the names of users and services, others everybody's first guess. */
public final class StoreRules implements StartRule {
    private static final String READ_AND_CHANGED =
            "whoever reaches the server can read and change what the trial has recorded";

    private static final String URL = "quarkus.datasource.jdbc.url";

    private static final Pattern MONGODB =
            Pattern.compile("mongodb(?:\\+srv)?://(?:(?<user>[^:@/]+)(?::(?<password>[^@/]*))?@)?.*");
    private static final String BY_CERTIFICATE = "authMechanism=MONGODB-X509";

    /** What is tried first, after names. */
    private static final Set<String> WELL_KNOWN = Set.of("postgres", "casebook", "password", "changeit");
    /** Of an address of PostgreSQL. */
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("[?&]password=([^&]*)");

    private static final Pattern CERTIFICATE_IN_URL = Pattern.compile("[?&]ssl(cert|key)=[^&]");

    @Override
    public Stream<UnsafeSetting> broken(Config settings) {
        return Stream.of(
                        password(settings, "quarkus.datasource.", "CASEBOOK_POSTGRES_PASSWORD", READ_AND_CHANGED),
                        password(
                                settings,
                                "quarkus.flyway.",
                                "CASEBOOK_POSTGRES_OWNER_PASSWORD",
                                "whoever reaches the server can switch the protection of the audit trail off"),
                        url(settings),
                        text(settings, "casebook.journal.mongodb-uri").flatMap(StoreRules::mongodb))
                .flatMap(Optional::stream);
    }

    /** @param part of the settings, whose {@code username} and {@code password} it is, unless it is not active */
    private static Optional<UnsafeSetting> password(Config settings, String part, String variable, String consequence) {
        if (!active(settings, part)) {
            return Optional.empty();
        }
        var password = text(settings, part + "password");
        if (password.isEmpty()) {
            var url = text(settings, URL).orElse("");
            var proven = PASSWORD_IN_URL.matcher(url).find()
                    || CERTIFICATE_IN_URL.matcher(url).find();
            return text(settings, part + "username")
                    .filter(_ -> !proven)
                    .map(_ -> new UnsafeSetting(
                            variable + " is empty",
                            consequence,
                            "have PostgreSQL ask for a password, and set " + variable + " to it"));
        }
        return password.filter(given -> isWeak(settings, given))
                .map(_ -> new UnsafeSetting(
                        variable + " is the demo's, which is a name, or a word that is tried first",
                        consequence,
                        "give the user a password of its own and set " + variable + " to it"));
    }

    /** An address can have a password in it, and then whatever else is set may not count. */
    private static Optional<UnsafeSetting> url(Config settings) {
        return text(settings, URL)
                .filter(_ -> active(settings, "quarkus.datasource."))
                .filter(url -> PASSWORD_IN_URL
                        .matcher(url)
                        .results()
                        .map(found -> decoded(found.group(1)))
                        .anyMatch(password -> password.isBlank() || isWeak(settings, password)))
                .map(_ -> unsafe(
                        "CASEBOOK_POSTGRES_URL has a password that is a name, none, or a word that is tried first",
                        "take it out of the URL and set CASEBOOK_POSTGRES_PASSWORD to one of the user's own"));
    }

    private static String decoded(String password) {
        try {
            return URLDecoder.decode(password, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return password; // the driver itself refuses it, and says why
        }
    }

    private static boolean active(Config settings, String part) {
        return text(settings, part + "active").map(Boolean::parseBoolean).orElse(true);
    }

    private static boolean isWeak(Config settings, String password) {
        var service = text(settings, "casebook.service");
        var names = Stream.of(
                        text(settings, "quarkus.datasource.username"),
                        text(settings, "quarkus.flyway.username"),
                        service,
                        service.map(name -> name + "_owner"))
                .flatMap(Optional::stream);
        return Stream.concat(names, WELL_KNOWN.stream()).anyMatch(password::equalsIgnoreCase);
    }

    private static Optional<UnsafeSetting> mongodb(String uri) {
        var parts = MONGODB.matcher(uri);
        var user = parts.matches() ? parts.group("user") : null;
        if (user == null) {
            return uri.contains(BY_CERTIFICATE)
                    ? Optional.empty()
                    : Optional.of(unsafe("CASEBOOK_MONGODB_URI names no user", "make a user and name it in the URI"));
        }
        var password = parts.group("password");
        return user.equalsIgnoreCase(password)
                        || password != null && WELL_KNOWN.contains(password.toLowerCase(Locale.ROOT))
                ? Optional.of(unsafe(
                        "CASEBOOK_MONGODB_URI has a password that is the user's name, or a word that is tried first",
                        "give the user a password of its own"))
                : Optional.empty();
    }

    private static UnsafeSetting unsafe(String fault, String remedy) {
        return new UnsafeSetting(fault, READ_AND_CHANGED, remedy);
    }

    private static Optional<String> text(Config settings, String name) {
        return settings.getOptionalValue(name, String.class);
    }
}
