package casebook.local;

import java.nio.file.Path;

/** The services: the one place that knows where they are built and where they answer. */
enum Service {
    ENROLLMENT("enrollment", "enrollment-service", 8081),
    SCHEDULING("scheduling", "scheduling-service", 8082),
    ASSESSMENT("assessment", "assessment-service", 8083),
    GATEWAY("gateway", "gateway", 8080);

    static final String READY_PATH = "/q/health/ready";

    private final String part;
    private final String module;
    private final int usualPort;

    Service(String part, String module, int usualPort) {
        this.part = part;
        this.module = module;
        this.usualPort = usualPort;
    }

    String part() {
        return part;
    }

    int port(Settings settings) {
        return settings.port(part, usualPort);
    }

    String url(Settings settings) {
        return "http://127.0.0.1:" + port(settings);
    }

    Path cache(Settings settings) {
        return application(settings).resolve("app.aot");
    }

    Path application(Settings settings) {
        return settings.root().resolve(module).resolve("target/quarkus-app");
    }
}
