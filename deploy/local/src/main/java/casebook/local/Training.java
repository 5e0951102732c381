package casebook.local;

import casebook.embedded.Directories;
import casebook.embedded.IssuerClient;
import casebook.embedded.StartFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the services once after a build, beside the real system, so that each leaves a {@link StartCache}. A run of the
 * whole system with some requests teaches the JVM more than the start alone that the build could run.
 */
final class Training {

    /** Writing a cache takes about ten seconds of a core. */
    private static final Duration WRITE_LIMIT = Duration.ofMinutes(5);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    /** What has a port of its own besides the services. */
    private static final List<String> BESIDE =
            List.of("postgres", "kafka", "kafka-controller", "issuer", "mongodb", "gateway-metrics");

    /** None of these changes anything; together they pass through each service's whole way of answering. */
    private static final List<String> REQUESTS = List.of(
            "/api/v1/studies",
            "/api/v1/studies/training/subjects",
            "/api/v1/studies/training/subjects/01890000-0000-7000-8000-000000000000/visits",
            "/api/v1/studies/training/subjects/01890000-0000-7000-8000-000000000000/forms",
            "/api/v1/studies/training/subjects/01890000-0000-7000-8000-000000000000/audit-trail",
            "/q/openapi");

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

    private void exercise() throws IOException {
        String token = IssuerClient.passwordGrant(Parts.issuerUrl(settings), "root", "root");
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : REQUESTS) {
                ask(client, Service.GATEWAY.url(settings) + path, token);
            }
        }
    }

    private void removeLeftovers() throws IOException {
        for (Service service : Service.values()) {
            Path written = StartCache.written(service.cache(settings));
            Files.deleteIfExists(written);
            Files.deleteIfExists(written.resolveSibling(written.getFileName() + ".config"));
        }
    }

    private static void ask(HttpClient client, String url, String token) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
