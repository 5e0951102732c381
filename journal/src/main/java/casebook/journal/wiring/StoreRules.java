package casebook.journal.wiring;

import casebook.kernel.start.StartRule;
import casebook.kernel.start.UnsafeSetting;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The stores' passwords: those of the demo are the names of users and services. */
public final class StoreRules implements StartRule {
    private static final String READ_AND_CHANGED =
            "whoever reaches the server can read and change what the trial has recorded";

    private static final Pattern MONGODB =
            Pattern.compile("mongodb(?:\\+srv)?://(?:(?<user>[^:@/]+)(?::(?<password>[^@/]*))?@)?.*");
    private static final String BY_CERTIFICATE = "authMechanism=MONGODB-X509";

    @Override
    public Stream<UnsafeSetting> broken(Config settings) {
        return Stream.of(
                        password(settings, "quarkus.datasource.", "CASEBOOK_POSTGRES_PASSWORD", READ_AND_CHANGED),
                        password(
                                settings,
                                "quarkus.flyway.",
                                "CASEBOOK_POSTGRES_OWNER_PASSWORD",
                                "whoever reaches the server can switch the protection of the audit trail off"),
                        text(settings, "casebook.journal.mongodb-uri").flatMap(StoreRules::mongodb))
                .flatMap(Optional::stream);
    }

    /** @param part of the settings, whose {@code username} and {@code password} it is, unless it is not active */
    private static Optional<UnsafeSetting> password(Config settings, String part, String variable, String consequence) {
        var active = text(settings, part + "active").map(Boolean::parseBoolean).orElse(true);
        var service = text(settings, "casebook.service");
        var names = Stream.of(text(settings, part + "username"), service, service.map(name -> name + "_owner"))
                .flatMap(Optional::stream);
        return text(settings, part + "password")
                .filter(password -> active && names.anyMatch(password::equalsIgnoreCase))
                .map(_ -> new UnsafeSetting(
                        variable + " is the demo's, which is a name",
                        consequence,
                        "give the user a password of its own and set " + variable + " to it"));
    }

    private static Optional<UnsafeSetting> mongodb(String uri) {
        var parts = MONGODB.matcher(uri);
        var user = parts.matches() ? parts.group("user") : null;
        if (user == null) {
            return uri.contains(BY_CERTIFICATE)
                    ? Optional.empty()
                    : Optional.of(unsafe("CASEBOOK_MONGODB_URI names no user", "make a user and name it in the URI"));
        }
        return user.equalsIgnoreCase(parts.group("password"))
                ? Optional.of(unsafe(
                        "CASEBOOK_MONGODB_URI has a password that is the user's name",
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
