package casebook.local;

import casebook.embedded.EmbeddedIssuer;
import casebook.embedded.EmbeddedKafka;
import casebook.embedded.EmbeddedMongo;
import casebook.embedded.EmbeddedPostgres;
import casebook.embedded.Ports;
import casebook.embedded.StartFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which parts this machine runs: the servers that the environment does not replace, then the services. */
final class Parts {

    static final List<String> DATABASES = List.of("enrollment", "scheduling", "assessment");

    private final Settings settings;
    private final Progress progress;
    private final List<Part> servers = new ArrayList<>();

    private Parts(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** In stages: the services start when the servers are ready. */
    static List<List<Part>> stages(Settings settings, Progress progress) {
        return stages(settings, progress, StartCache.READ);
    }

    static List<List<Part>> stages(Settings settings, Progress progress, StartCache cache) {
        Parts parts = new Parts(settings, progress);
        Addresses addresses = new Addresses(parts.postgres(), parts.kafka(), parts.issuer(), parts.mongodb());
        ServiceProcess processes = new ServiceProcess(settings, addresses, cache);
        return List.of(
                parts.servers, Stream.of(Service.values()).map(processes::part).toList());
    }

    private String postgres() {
        return settings.postgres()
                .map(url -> given("postgres", url.replace("/" + Addresses.DATABASE, ""), url))
                .orElseGet(() -> {
                    int port = settings.port("postgres", 54321);
                    servers.add(new Part(
                            "postgres",
                            port,
                            Ports.HOST + ":" + port,
                            () -> EmbeddedPostgres.start(
                                            settings.data().resolve("postgres"),
                                            port,
                                            settings.log("postgres"),
                                            DATABASES)
                                    .process()));
                    return "jdbc:postgresql://%s:%d/%s".formatted(Ports.HOST, port, Addresses.DATABASE);
                });
    }

    private String kafka() {
        return settings.kafka().map(address -> given("kafka", address)).orElseGet(() -> {
            int port = settings.port("kafka", 9092);
            int controller = settings.port("kafka-controller", 29093);
            String address = Ports.HOST + ":" + port;
            servers.add(new Part(
                    "kafka",
                    port,
                    address,
                    () -> EmbeddedKafka.start(settings.data().resolve("kafka"), port, controller, settings.log("kafka"))
                            .process()));
            return address;
        });
    }

    static String issuerUrl(Settings settings) {
        return settings.issuer()
                .orElseGet(() -> "http://%s:%d/casebook".formatted(Ports.HOST, settings.port("issuer", 8089)));
    }

    private String issuer() {
        return settings.issuer().map(url -> given("issuer", url)).orElseGet(() -> {
            int port = settings.port("issuer", 8089);
            String url = issuerUrl(settings);
            servers.add(new Part(
                    "issuer",
                    port,
                    url,
                    () -> EmbeddedIssuer.start(port, settings.log("issuer")).process()));
            return url;
        });
    }

    private Optional<String> mongodb() {
        Optional<String> yours = settings.mongodb();
        if (yours.isPresent()) {
            return yours.map(uri -> given("mongodb", "at CASEBOOK_MONGODB_URI", uri));
        }
        Optional<Path> program = mongod();
        return program.map(mongod -> {
            int port = settings.port("mongodb", 27017);
            servers.add(new Part(
                    "mongodb",
                    port,
                    Ports.HOST + ":" + port,
                    () -> EmbeddedMongo.start(mongod, settings.data().resolve("mongodb"), port, settings.log("mongodb"))
                            .process()));
            return "mongodb://%s:%d".formatted(Ports.HOST, port);
        });
    }

    /** Documents stay in the store that they were begun in, whether or not a mongod came or went since. */
    private Optional<Path> mongod() {
        Optional<Path> program = EmbeddedMongo.program(settings.environment());
        boolean begun = Files.exists(settings.data());
        boolean begunInMongo = Files.exists(settings.data().resolve("mongodb"));
        if (begunInMongo && program.isEmpty()) {
            throw new StartFailed(
                    "The assessment service's documents are in MongoDB and no mongod is at hand; set CASEBOOK_MONGOD, or begin anew with: ./casebook up --fresh");
        }
        if (begun && !begunInMongo && program.isPresent()) {
            progress.line(
                    "mongodb      not used         the documents were begun in PostgreSQL; --fresh begins anew in MongoDB");
            return Optional.empty();
        }
        if (program.isEmpty()) {
            progress.line("mongodb      not at hand      the assessment service keeps its documents in PostgreSQL");
        }
        return program;
    }

    private String given(String part, String address) {
        return given(part, address, address);
    }

    /** What is shown may differ from what is used: a URI can hold a password. */
    private String given(String part, String shown, String address) {
        progress.given(part, shown);
        return address;
    }
}
