package casebook.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The servers that tests share: each starts when it is first asked for, once per JVM, on a free port, in a directory
 * under {@code target/} that is empty at first, and stops with the JVM.
 *
 * <p>Test frameworks load this class by several class loaders; what is running is therefore noted in the system
 * properties, which the JVM has only once.
 */
public final class TestServers {

    private static final List<String> DATABASES = List.of("enrollment", "scheduling", "assessment");
    private static final String NOTE = "casebook.test-server.";

    private TestServers() {}

    /**
     * JDBC URL of a database; user and password are the database's name, its {@link EmbeddedPostgres#ownerOf owner}'s, or
     * {@code postgres} for the superuser.
     */
    public static String jdbcUrl(String database) {
        String server = once("postgres", () -> {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(directory().resolve("postgres"), Ports.free(), log("postgres"), DATABASES);
            stopWithJvm(postgres);
            return postgres.jdbcUrl("");
        });
        return server + database;
    }

    /** Kafka's bootstrap servers. */
    public static String kafka() {
        return once("kafka", () -> {
            EmbeddedKafka kafka =
                    EmbeddedKafka.start(directory().resolve("kafka"), Ports.free(), Ports.free(), log("kafka"));
            stopWithJvm(kafka);
            return kafka.bootstrapServers();
        });
    }

    /** The OpenID Connect issuer's URL. */
    public static String issuer() {
        return once("issuer", () -> {
            EmbeddedIssuer issuer = EmbeddedIssuer.start(Ports.free(), log("issuer"));
            stopWithJvm(issuer);
            return issuer.url();
        });
    }

    /** An access token of a demo user, asked for anew at each call. */
    public static String token(String user) {
        return IssuerClient.passwordGrant(issuer(), user, user);
    }

    /** An access token of a machine of that name, which says of no person that they proved who they are. */
    public static String machineToken(String name) {
        return IssuerClient.clientCredentials(issuer(), name, name);
    }

    /** URI of a real MongoDB, where a {@code mongod} is at hand. */
    public static Optional<String> mongodb() {
        return EmbeddedMongo.program(System.getenv())
                .map(program -> once("mongodb", () -> {
                    EmbeddedMongo mongo =
                            EmbeddedMongo.start(program, directory().resolve("mongodb"), Ports.free(), log("mongodb"));
                    stopWithJvm(mongo);
                    return mongo.uri();
                }));
    }

    private static String once(String server, Supplier<String> start) {
        Properties notes = System.getProperties();
        synchronized (notes) {
            String address = notes.getProperty(NOTE + server);
            if (address == null) {
                address = start.get();
                notes.setProperty(NOTE + server, address);
            }
            return address;
        }
    }

    private static Path directory() {
        return Path.of(once("directory", () -> {
            try {
                Path servers = Files.createDirectories(Path.of("target/servers").toAbsolutePath());
                removeLeftovers(servers);
                return Files.createDirectories(
                                servers.resolve("" + ProcessHandle.current().pid()))
                        .toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** The directories of JVMs that are gone, each named after its process id; ours may be of a namesake. */
    private static void removeLeftovers(Path servers) throws IOException {
        try (Stream<Path> earlier = Files.list(servers)) {
            for (Path directory : earlier.toList()) {
                long pid = Long.parseLong(directory.getFileName().toString());
                if (pid == ProcessHandle.current().pid()
                        || ProcessHandle.of(pid).isEmpty()) {
                    Directories.delete(directory);
                }
            }
        }
    }

    private static Path log(String server) {
        return directory().resolve(server + ".log");
    }

    private static void stopWithJvm(AutoCloseable server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }
}
