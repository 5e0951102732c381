package casebook.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real MongoDB, where a {@code mongod} is at hand; no server of it can be had from Maven's artifacts. */
public final class EmbeddedMongo implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ServerProcess process;
    private final int port;

    private EmbeddedMongo(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program that {@code CASEBOOK_MONGOD} names, else {@code mongod} on the path, else none. */
    public static Optional<Path> program(Map<String, String> environment) {
        String named = environment.get("CASEBOOK_MONGOD");
        if (named != null && !named.isBlank()) {
            Path program = Path.of(named);
            if (!Files.isExecutable(program)) {
                throw new StartFailed("CASEBOOK_MONGOD names %s, which is no program.".formatted(program));
            }
            return Optional.of(program);
        }
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts {@code program} on the data in {@code directory} and returns when it accepts connections. */
    public static EmbeddedMongo start(Path program, Path directory, int port, Path log) {
        Ports.requireFree("MongoDB", port);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = List.of(
                program.toString(),
                "--dbpath",
                directory.toAbsolutePath().toString(),
                "--bind_ip",
                Ports.HOST,
                "--port",
                "" + port,
                "--quiet");
        ServerProcess process = ServerProcess.start("MongoDB", command, Map.of(), log, StopSignal.TERM);
        return new EmbeddedMongo(process.awaitReady(START_LIMIT, () -> Ports.accepts(port)), port);
    }

    public String uri() {
        return "mongodb://%s:%d".formatted(Ports.HOST, port);
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
