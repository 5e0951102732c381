package casebook.local;

import casebook.embedded.StartFailed;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the servers that the environment names before anything starts: what is wrong with them is easier said here than
 * found in the logs of four services.
 */
final class YourServers {

    private static final int PATIENCE_MILLIS = 5000;
    private static final Pattern MONGODB_URI = Pattern.compile("mongodb://(?:[^@/]*@)?(?<hosts>[^/?]+).*");

    private YourServers() {}

    /** Refuses, in a sentence that names everything found. */
    static void require(Settings settings) {
        List<String> faults = Stream.of(
                        postgres(settings),
                        settings.kafka().flatMap(address -> unreachable("CASEBOOK_KAFKA", address)),
                        settings.mongodb()
                                .flatMap(YourServers::hosts)
                                .flatMap(hosts -> unreachable("CASEBOOK_MONGODB_URI", hosts)),
                        settings.issuer().flatMap(YourServers::issuer))
                .flatMap(Optional::stream)
                .toList();
        if (!faults.isEmpty()) {
            throw new StartFailed(faults.stream().collect(Collectors.joining("; ", "Casebook cannot start: ", ".")));
        }
    }

    /** The user that each service has, and the owner who makes its tables. */
    private static Optional<String> postgres(Settings settings) {
        return settings.postgres()
                .flatMap(url -> Parts.DATABASES.stream()
                        .flatMap(name -> Stream.of(
                                login(url, name, name, settings.postgresPassword(name), "select true"),
                                login(
                                        url,
                                        name,
                                        settings.postgresOwner(name),
                                        settings.postgresOwnerPassword(name),
                                        "select has_schema_privilege(current_schema(), 'create')")))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(fault -> "CASEBOOK_POSTGRES_URL: " + fault));
    }

    private static Optional<String> login(
            String server, String database, String user, String password, String mayDoItsWork) {
        String url = Addresses.database(server, database);
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", "" + PATIENCE_MILLIS / 1000);
        try (var connection = DriverManager.getConnection(url, login);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(mayDoItsWork)) {
            return answer.next() && answer.getBoolean(1)
                    ? Optional.empty()
                    : Optional.of("the user %s may make no tables in the database %s; make it the owner"
                            .formatted(user, database));
        } catch (SQLException e) {
            return Optional.of(meaning(e, url, database, user));
        }
    }

    private static String meaning(SQLException failure, String url, String database, String user) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "3D000" -> "the server has no database " + database;
            case "28P01", "28000" -> "the server refuses the user %s with the password it was given".formatted(user);
            case "08001", "08006" ->
                "no PostgreSQL answers at " + url.replaceFirst("^jdbc:postgresql://([^/]+).*", "$1");
            default ->
                "the server says: "
                        + String.valueOf(failure.getMessage())
                                .lines()
                                .findFirst()
                                .orElse(state);
        };
    }

    /** Of several addresses one is enough: the others may be down for a while. */
    private static Optional<String> unreachable(String variable, String addresses) {
        return Stream.of(addresses.split(",", -1)).anyMatch(YourServers::accepts)
                ? Optional.empty()
                : Optional.of("%s: nothing answers at %s".formatted(variable, addresses));
    }

    private static boolean accepts(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
            int port = Integer.parseInt(address.substring(colon + 1).strip());
            socket.connect(new InetSocketAddress(host.strip(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Without user and password. A name that only DNS can tell the hosts of is left to the driver. */
    private static Optional<String> hosts(String uri) {
        return Optional.of(MONGODB_URI.matcher(uri))
                .filter(Matcher::matches)
                .map(parts -> Stream.of(parts.group("hosts").split(",", -1))
                        .map(host -> host.contains(":") ? host : host + ":27017")
                        .collect(Collectors.joining(",")));
    }

    private static Optional<String> issuer(String url) {
        String document = url.replaceFirst("/$", "") + "/.well-known/openid-configuration";
        try {
            var connection = (HttpURLConnection) URI.create(document).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            return status == HttpURLConnection.HTTP_OK
                    ? Optional.empty()
                    : Optional.of("CASEBOOK_OIDC: %s answers %d".formatted(document, status));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("CASEBOOK_OIDC: nothing answers at " + url);
        }
    }
}
