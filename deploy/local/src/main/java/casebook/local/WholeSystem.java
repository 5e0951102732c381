package casebook.local;

import casebook.embedded.Checkout;
import casebook.embedded.EmbeddedMongo;
import casebook.embedded.Ports;
import casebook.embedded.StartFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that {@code ./casebook up} starts, each part a process of its own, on free ports and with empty data. */
public final class WholeSystem implements AutoCloseable {
    private static final List<String> PARTS = List.of(
            "postgres",
            "kafka",
            "kafka-controller",
            "issuer",
            "mongodb",
            "enrollment",
            "scheduling",
            "assessment",
            "gateway",
            "gateway-metrics");

    private final Settings settings;
    private LocalSystem system;

    private WholeSystem(Settings settings) {
        this.settings = settings;
        this.system = ofThose(settings);
    }

    private static LocalSystem ofThose(Settings settings) {
        return new LocalSystem(
                Parts.stages(settings, new Progress(System.out), StartCache.READ), new Progress(System.out));
    }

    /**
     * Starts everything, and returns when all is ready.
     *
     * @param directory where data and logs go; empty, and absolute
     * @param yours the servers to use in the place of embedded ones, as the environment names them
     * @throws casebook.embedded.StartFailed when a part does not start; then none is left running
     */
    public static WholeSystem start(Path directory, Map<String, String> yours) {
        var environment = new HashMap<>(yours);
        var ports = Ports.free(PARTS.size()).iterator();
        PARTS.forEach(part -> environment.put(Settings.portVariable(part), "" + ports.next()));
        EmbeddedMongo.program(System.getenv()).ifPresent(mongod -> environment.put("CASEBOOK_MONGOD", "" + mongod));
        var settings = new Settings(Checkout.root(), directory, Map.copyOf(environment));
        YourServers.require(settings);
        var whole = new WholeSystem(settings);
        try {
            whole.system.start();
            return whole;
        } catch (StartFailed failed) {
            whole.close();
            throw failed;
        }
    }

    /** Trains the services' start as {@code ./casebook up} does after each build; does nothing where that was done. */
    public static void train() throws IOException {
        var training = Training.of(Settings.of(Checkout.root(), System.getenv()));
        if (training.isPresent()) {
            training.get().run();
        }
    }

    public URI gateway() {
        return URI.create(Service.GATEWAY.url(settings));
    }

    /** A service's own address, which only operators use. */
    public URI service(String name) {
        return URI.create("http://127.0.0.1:" + settings.environment().get(Settings.portVariable(name)));
    }

    public String issuer() {
        return Parts.issuerUrl(settings);
    }

    /** JDBC URL of a service's database on the embedded PostgreSQL. */
    public String postgres(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.environment().get(Settings.portVariable("postgres")) + "/"
                + database;
    }

    /** The broker's bootstrap servers. */
    public String kafka() {
        return "127.0.0.1:" + settings.environment().get(Settings.portVariable("kafka"));
    }

    /** Where a part writes what it has to say. */
    public Path log(String part) {
        return settings.log(part);
    }

    /** URI of the embedded MongoDB, where there is one. */
    public Optional<String> mongodb() {
        return EmbeddedMongo.program(settings.environment())
                .map(_ -> "mongodb://127.0.0.1:" + settings.environment().get(Settings.portVariable("mongodb")));
    }

    /** The parts that were started, by their logs. */
    public Set<String> started() {
        return parts(".log");
    }

    /** The parts that run now, by their process ids. */
    public Set<String> running() {
        return parts(".pid");
    }

    private Set<String> parts(String ending) {
        try (var files = Files.list(settings.log("any").resolveSibling(""))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The checkout. */
    public Path root() {
        return settings.root();
    }

    public Path studies() {
        return settings.root().resolve("studies");
    }

    /** As {@code kill -9} does. */
    public void kill(String part) {
        var process = process(part);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The process of a part that runs. */
    public ProcessHandle process(String part) {
        try {
            var pid = Files.readString(settings.log(part).resolveSibling(part + ".pid"));
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops everything in good order and starts it again on the same data, as a second {@code ./casebook up} does. */
    public void startAgain() {
        close();
        system = ofThose(settings);
        system.start();
    }

    public void stop(String part) {
        require(system.stop(part));
    }

    /** Starts a part again and returns when it is ready. */
    public void restart(String part) {
        require(system.restart(part));
    }

    private static void require(Answer answer) {
        if (!answer.done()) {
            throw new IllegalStateException(answer.sentence());
        }
    }

    @Override
    public void close() {
        system.stop(Duration.ofSeconds(30));
    }
}
