package casebook.local;

import casebook.embedded.Ports;
import casebook.embedded.ServerProcess;
import casebook.embedded.StartFailed;
import casebook.embedded.StopSignal;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts one service in a JVM of its own and waits until it says that it is ready. */
final class ServiceProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final int PROBE_MILLIS = 2000;
    private static final int HEAP_MEGABYTES = 128;

    private final Settings settings;
    private final Addresses addresses;
    private final StartCache cache;

    ServiceProcess(Settings settings, Addresses addresses, StartCache cache) {
        this.settings = settings;
        this.addresses = addresses;
        this.cache = cache;
    }

    Part part(Service service) {
        return new Part(service.part(), service.port(settings), service.url(settings), () -> start(service));
    }

    private ServerProcess start(Service service) {
        Path application = service.application(settings);
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            throw new StartFailed("%s is not built: %s is missing; run ./casebook up, which builds it."
                    .formatted(service.part(), application.resolve("quarkus-run.jar")));
        }
        return ServerProcess.start(
                        service.part(),
                        command(application, service),
                        environment(service),
                        settings.log(service.part()),
                        StopSignal.TERM)
                .awaitReady(START_LIMIT, () -> isReady(service.url(settings) + Service.READY_PATH));
    }

    private List<String> command(Path application, Service service) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(cache.flags(service.cache(settings)));
        command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        return command;
    }

    /** The variables are those of the services' own application.properties. */
    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CASEBOOK_PROFILE", "demo");
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", "" + service.port(settings));
        environment.put("CASEBOOK_OIDC", addresses.issuer());
        environment.put("CASEBOOK_KAFKA", addresses.kafka());
        environment.put("CASEBOOK_POSTGRES_URL", addresses.database(service.part()));
        environment.put("CASEBOOK_POSTGRES_USER", service.part());
        environment.put("CASEBOOK_POSTGRES_PASSWORD", settings.postgresPassword(service.part()));
        environment.put("CASEBOOK_POSTGRES_OWNER", settings.postgresOwner(service.part()));
        environment.put("CASEBOOK_POSTGRES_OWNER_PASSWORD", settings.postgresOwnerPassword(service.part()));
        environment.put("CASEBOOK_MONGODB_URI", addresses.mongodb().orElse(""));
        if (service == Service.ASSESSMENT && addresses.mongodb().isPresent()) {
            // Leaves the service's PostgreSQL alone.
            environment.put("QUARKUS_PROFILE", "mongodb");
        }
        environment.put("CASEBOOK_METRICS_PORT", "" + settings.port("gateway-metrics", 9080));
        environment.put("CASEBOOK_ENROLLMENT", Service.ENROLLMENT.url(settings));
        environment.put("CASEBOOK_SCHEDULING", Service.SCHEDULING.url(settings));
        environment.put("CASEBOOK_ASSESSMENT", Service.ASSESSMENT.url(settings));
        return environment;
    }

    private static boolean isReady(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
