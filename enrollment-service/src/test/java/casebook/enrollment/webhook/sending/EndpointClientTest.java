package casebook.enrollment.webhook.sending;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import casebook.enrollment.webhook.Deliveries;
import casebook.enrollment.webhook.EndpointRule;
import casebook.enrollment.webhook.EndpointSettings;
import casebook.enrollment.webhook.Network;
import casebook.enrollment.webhook.Receiver;
import casebook.enrollment.webhook.Secret;
import casebook.enrollment.webhook.WebhookId;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.MultiMap;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint is called where it was checked, and gets no more out of the house than its delivery. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class EndpointClientTest extends Scene {
    @Inject
    EndpointClient client;

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        // Given
        try (var elsewhere = new Receiver()) {
            var webhook = webhook(receiver, HELD);
            receiver.answers(request -> request.response()
                    .setStatusCode(status)
                    .putHeader("Location", elsewhere.address())
                    .end());

            // When
            holds();

            // Then
            receiver.next();
            awaitAttempts(webhook, 1);
            webhook.deliveries()
                    .body("deliveries.status", contains("pending"))
                    .body("deliveries[0].attempts.status", contains(status));
            assertEquals(List.of(), elsewhere.others());
        }
    }

    @Test
    void ofAnEndlessAnswerOnlyTheBeginningIsRead() {
        // Given
        var webhook = webhook(receiver, HELD);
        receiver.answers(request ->
                request.response().setStatusCode(422).setChunked(true).write("a\u0000".repeat(5_000)));

        // When
        webhook.test();

        // Then
        eventually()
                .untilAsserted(() -> webhook.deliveries()
                        .body("deliveries.status", contains("pending"))
                        .body("deliveries[0].attempts[0].answer", equalTo("a ".repeat(250))));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 422})
    void ofWhatAnEndpointSaysToAnEventNothingIsKept(int status) {
        // Given
        var webhook = webhook(receiver, HELD);
        receiver.answers(request -> request.response().setStatusCode(status).end("Safety review"));

        // When
        holds();

        // Then
        awaitAttempts(webhook, 1);
        webhook.deliveries()
                .body("deliveries[0].attempts.status", contains(status))
                .body("deliveries[0].attempts[0].answer", nullValue());
    }

    @Test
    void theCallGoesToTheAddressThatWasCheckedWhateverTheNameMeans() throws Exception {
        // Given
        var address = URI.create("http://no-such-name.invalid:" + receiver.port() + "/");

        // When
        var answer = client.post(address, InetAddress.getByName("127.0.0.1"), MultiMap.caseInsensitiveMultiMap(), "{}");

        // Then
        assertEquals(204, answer.status());
        assertEquals(
                "no-such-name.invalid:" + receiver.port(),
                receiver.next().headers().get("Host"));
    }

    @ParameterizedTest
    @CsvSource({"true, 127.0.0.2/32", "false, 127.0.0.1/32"})
    void anAddressThatIsNoMoreAllowedIsNotCalled(boolean http, String network) throws Exception {
        // Given
        var rule = new EndpointRule(http, List.of(Network.of(network)), InetAddress::getAllByName);
        var endpoint = new Deliveries.Endpoint(
                new WebhookId(UUID.randomUUID()), receiver.address(), List.of(Secret.fresh()), false);
        var message = new Deliveries.Message("event-1", HELD, "-", clock.instant(), "{}");
        var claim = new Deliveries.Claim(1, endpoint.webhook(), message, clock.instant());

        // When
        var outcome = new Attempts(rule, client, clock).make(endpoint, claim);

        // Then
        assertEquals("address-not-allowed", outcome.failure());
        assertFalse(outcome.isSuccess());
        assertEquals(List.of(), receiver.others());
    }
}
