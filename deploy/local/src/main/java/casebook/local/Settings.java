package casebook.local;

import casebook.embedded.EmbeddedPostgres;
import casebook.embedded.Ports;
import casebook.embedded.StartFailed;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the environment says. {@code CASEBOOK_POSTGRES_URL}, {@code CASEBOOK_MONGODB_URI}, {@code CASEBOOK_KAFKA} and
 * {@code CASEBOOK_OIDC} each name a server of yours to use instead of the embedded one; {@code CASEBOOK_PORT_<PART>}
 * moves a part of ours to another port.
 */
record Settings(Path root, Path state, Map<String, String> environment) {

    private static final Pattern POSTGRES_URL =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?<server>[^/?@]+)/?(?<parameters>(?:\\?.*)?)");

    /** Of the checkout at {@code root}, which keeps everything in {@code .casebook}. */
    static Settings of(Path root, Map<String, String> environment) {
        return new Settings(root, root.resolve(".casebook"), environment);
    }

    /** Beside the real system: other ports, other data, and none of your servers. */
    Settings forTraining(List<String> parts) {
        Map<String, String> moved = new HashMap<>(environment);
        moved.keySet().retainAll(Set.of("PATH", "CASEBOOK_MONGOD"));
        Iterator<Integer> ports = Ports.free(parts.size()).iterator();
        parts.forEach(part -> moved.put(portVariable(part), "" + ports.next()));
        return new Settings(root, state.resolve("training"), moved);
    }

    /** Everything that the local system keeps between two starts and that {@code --fresh} deletes. */
    Path data() {
        return state.resolve("data");
    }

    Path log(String part) {
        return state.resolve("logs").resolve(part + ".log");
    }

    Path controlSocket() {
        return state.resolve("control");
    }

    /**
     * JDBC URL of a PostgreSQL, without the name of a database; parameters such as {@code ?sslmode=require} stay. The databases
     * are enrollment, scheduling and assessment, as are their users.
     */
    Optional<String> postgres() {
        return given("CASEBOOK_POSTGRES_URL").map(url -> {
            Matcher parts = POSTGRES_URL.matcher(url);
            if (!parts.matches()) {
                throw new StartFailed(
                        "CASEBOOK_POSTGRES_URL is to be like postgresql://db:5432, with neither a user nor a database.");
            }
            return "jdbc:postgresql://" + parts.group("server") + "/" + Addresses.DATABASE + parts.group("parameters");
        });
    }

    /** Of the service's user in {@code database}; the embedded server's are the databases' names. */
    String postgresPassword(String database) {
        return postgres().flatMap(yours -> given("CASEBOOK_POSTGRES_PASSWORD")).orElse(database);
    }

    /** Who makes the tables of {@code database}: its owner, or on a server of yours that has none the service's user. */
    String postgresOwner(String database) {
        return hasOwners() ? EmbeddedPostgres.ownerOf(database) : database;
    }

    String postgresOwnerPassword(String database) {
        return given("CASEBOOK_POSTGRES_OWNER_PASSWORD")
                .filter(_ -> postgres().isPresent())
                .orElseGet(() -> hasOwners() ? EmbeddedPostgres.ownerOf(database) : postgresPassword(database));
    }

    private boolean hasOwners() {
        return postgres().isEmpty() || given("CASEBOOK_POSTGRES_OWNER_PASSWORD").isPresent();
    }

    Optional<String> mongodb() {
        return given("CASEBOOK_MONGODB_URI");
    }

    Optional<String> kafka() {
        return given("CASEBOOK_KAFKA");
    }

    Optional<String> issuer() {
        return given("CASEBOOK_OIDC");
    }

    int port(String part, int usual) {
        String variable = portVariable(part);
        return given(variable)
                .map(port -> {
                    try {
                        return Integer.parseInt(port);
                    } catch (NumberFormatException e) {
                        throw new StartFailed("%s is %s, which is no port.".formatted(variable, port), e);
                    }
                })
                .orElse(usual);
    }

    static String portVariable(String part) {
        return "CASEBOOK_PORT_" + part.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private Optional<String> given(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
