package casebook.local;

import casebook.embedded.Directories;
import casebook.embedded.StartFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the services once after a build, beside the real system, so that each leaves a {@link StartCache}. A run of the
 * whole system that plays the demo teaches the JVM more than the start alone that the build could run.
 */
final class Training {

    /** Writing a cache takes about ten seconds of a core. */
    private static final Duration WRITE_LIMIT = Duration.ofMinutes(5);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    /** What has a port of its own besides the services. */
    private static final List<String> BESIDE =
            List.of("postgres", "kafka", "kafka-controller", "issuer", "mongodb", "gateway-metrics");

    private final Settings settings;
    private final LocalSystem system;

    private Training(Settings settings) {
        this.settings = settings;
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()));
        this.system = new LocalSystem(Parts.stages(settings, silent, StartCache.WRITE), silent);
    }

    /** None when every service has a cache that is not older than itself. */
    static Optional<Training> of(Settings settings) {
        if (Stream.of(Service.values()).allMatch(service -> isTrained(service, settings))) {
            return Optional.empty();
        }
        List<String> parts = Stream.concat(
                        BESIDE.stream(), Stream.of(Service.values()).map(Service::part))
                .toList();
        return Optional.of(new Training(settings.forTraining(parts)));
    }

    private static boolean isTrained(Service service, Settings settings) {
        Path application = service.application(settings).resolve("quarkus-run.jar");
        Path cache = service.cache(settings);
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(application)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    LocalSystem system() {
        return system;
    }

    /** Throws a sentence when something kept it from being trained; then there is no cache, or the earlier one. */
    void run() throws IOException {
        try {
            system.start();
            exercise();
            if (!system.stop(WRITE_LIMIT)) {
                throw new StartFailed("the caches were not written within %d min".formatted(WRITE_LIMIT.toMinutes()));
            }
            for (Service service : Service.values()) {
                Path cache = service.cache(settings);
                Files.move(StartCache.written(cache), cache, StandardCopyOption.REPLACE_EXISTING);
            }
            Directories.delete(settings.state());
        } finally {
            system.stop(STOP_LIMIT);
            removeLeftovers();
        }
    }

    /** The demo passes through most of what the services do; what it loads need not be found and linked again. */
    private void exercise() {
        PlayDemo.against(Service.GATEWAY.url(settings), Parts.issuerUrl(settings), _ -> {})
                .play();
    }

    private void removeLeftovers() throws IOException {
        for (Service service : Service.values()) {
            Path written = StartCache.written(service.cache(settings));
            Files.deleteIfExists(written);
            Files.deleteIfExists(written.resolveSibling(written.getFileName() + ".config"));
        }
    }
}
