package casebook.enrollment.webhook.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import casebook.enrollment.WebhookConfig;
import casebook.enrollment.webhook.Deliveries.Claim;
import casebook.enrollment.webhook.Deliveries.Endpoint;
import casebook.enrollment.webhook.Deliveries.Message;
import casebook.enrollment.webhook.EndpointRule;
import casebook.enrollment.webhook.EndpointSettings;
import casebook.enrollment.webhook.Network;
import casebook.enrollment.webhook.Outcome;
import casebook.enrollment.webhook.Receiver;
import casebook.enrollment.webhook.Secret;
import casebook.enrollment.webhook.WebhookId;
import casebook.journal.testing.RealServers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who answers at an endpoint's address has to be who the address names, whatever name servers say. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class SecureEndpointTest {
    /** No name server has it: who looks it up again reaches nobody. */
    private static final String SPONSOR = "no-such-name.invalid";

    private static final String PASSWORD = "of-this-test";

    @Inject
    Vertx vertx;

    @Inject
    WebhookConfig config;

    @Inject
    Clock clock;

    @TempDir
    Path directory;

    private final List<String> lookedUp = new ArrayList<>();
    private PfxOptions certificate;
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        certificate = certificate();
        receiver = Receiver.secure(certificate);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void whoHasTheNamesCertificateOfAKnownIssuerIsTold() throws Exception {
        // When
        var outcome = attempt(SPONSOR, certificate);

        // Then
        assertNull(outcome.failure());
        assertEquals(204, outcome.status());
        assertEquals(SPONSOR + ":" + receiver.port(), receiver.next().headers().get("Host"));
        assertEquals(List.of(SPONSOR), lookedUp);
    }

    @Test
    void whoHasTheCertificateOfAnotherNameIsToldNothing() throws Exception {
        // When
        var outcome = attempt("another-name.invalid", certificate);

        // Then
        assertEquals("tls-failed", outcome.failure());
        assertEquals(List.of(), receiver.others());
    }

    @Test
    void whoseIssuerIsUnknownIsToldNothing() throws Exception {
        // When
        var outcome = attempt(SPONSOR, null);

        // Then
        assertEquals("tls-failed", outcome.failure());
        assertEquals(List.of(), receiver.others());
    }

    private Outcome attempt(String name, @Nullable TrustOptions issuers) throws InterruptedException {
        var rule = new EndpointRule(false, List.of(Network.of("127.0.0.1/32")), host -> {
            lookedUp.add(host);
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        });
        var webhook = new WebhookId(UUID.randomUUID());
        var address = "https://" + name + ":" + receiver.port() + "/";
        var endpoint = new Endpoint(webhook, address, List.of(Secret.fresh()), false);
        var message = new Message("event-1", "cohort-held.v1", "-", clock.instant(), "{}");
        var client = new EndpointClient(vertx, config, issuers);
        try {
            return new Attempts(rule, client, clock).make(endpoint, new Claim(1, webhook, message, clock.instant()));
        } finally {
            client.close(new ShutdownEvent());
        }
    }

    private PfxOptions certificate() throws IOException, InterruptedException {
        var store = directory.resolve("sponsor.p12").toString();
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "sponsor",
                        "-dname",
                        "CN=" + SPONSOR,
                        "-ext",
                        "san=dns:" + SPONSOR,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store,
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, made);
        return new PfxOptions().setPath(store).setPassword(PASSWORD);
    }
}
