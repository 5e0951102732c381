package casebook.local.demo;

import casebook.embedded.Checkout;
import casebook.embedded.Ports;
import casebook.embedded.ServerProcess;
import casebook.embedded.StopSignal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real Keycloak, as the profile of that name unpacks it, with the realm and the demo users of {@code deploy/keycloak}. */
final class Keycloak implements AutoCloseable {
    static final String DEMO_PASSWORD = "For demonstrations only";

    private static final String ADMINISTRATOR = "admin";
    private static final String ADMINISTRATORS_PASSWORD = "Only of this one test";
    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServerProcess process;
    private final URI address;

    private Keycloak(ServerProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Keycloak start() throws IOException {
        var home = home();
        var ours = Checkout.root().resolve("deploy/keycloak");
        var imported = Files.createDirectories(home.resolve("data/import"));
        Files.copy(
                ours.resolve("casebook-realm.json"),
                imported.resolve("casebook-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
        var port = Ports.free();
        var process = ServerProcess.start(
                "Keycloak",
                List.of(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--import-realm",
                        "--features-disabled=impersonation",
                        "--http-host=" + Ports.HOST,
                        "--http-port=" + port),
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xmx512m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMINISTRATORS_PASSWORD,
                        "CASEBOOK_SSL_REQUIRED",
                        "external"),
                Path.of("target/keycloak.log"),
                StopSignal.TERM);
        var keycloak = new Keycloak(process, URI.create("http://" + Ports.HOST + ":" + port));
        process.awaitReady(START_LIMIT, keycloak::knowsTheRealm);
        keycloak.administrate("POST", "/partialImport", Files.readString(ours.resolve("demo.json")));
        return keycloak;
    }

    private static Path home() throws IOException {
        try (var unpacked = Files.list(Path.of("target/keycloak").toAbsolutePath())) {
            return unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    String issuer() {
        return address + "/realms/casebook";
    }

    private boolean knowsTheRealm() {
        try {
            var asked = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"));
            return send(asked).statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /** Asks for a token, as a user's command line or a machine does. */
    HttpResponse<String> token(Map<String, String> form) {
        return token("casebook", form);
    }

    private HttpResponse<String> token(String realm, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address.resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Asks the administration of the realm; fails when it does not do it. */
    String administrate(String method, String path, String body) {
        var answer = administrated(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    HttpResponse<String> administrated(String method, String path, String body) {
        var administrator = token(
                "master",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        ADMINISTRATOR,
                        "password",
                        ADMINISTRATORS_PASSWORD));
        return send(HttpRequest.newBuilder(address.resolve("/admin/realms/casebook" + path))
                .header(
                        "Authorization",
                        "Bearer " + json(administrator).path("access_token").asText())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
