package casebook.enrollment.webhook.sending;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.webhook.WebhookClient.subscribed;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.webhook.EndpointSettings;
import casebook.enrollment.webhook.Receiver;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is wrong with one webhook is no other one's trouble. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
@QuarkusTestResource(EndpointSettings.class)
class FairnessTest extends Scene {
    @Test
    void aDeadEndpointSlowsNoOther() {
        // Given
        try (var dead = new Receiver().answers(_ -> {})) {
            var away = webhook(dead, RELEASED);
            var well = webhook(receiver, RELEASED);
            IntStream.range(0, 40).forEach(_ -> away.test());
            dead.next();

            // When
            var sent = IntStream.range(0, 40).mapToObj(_ -> well.test()).collect(Collectors.toSet());

            // Then
            var told = new HashSet<String>();
            IntStream.range(0, 40).forEach(_ -> told.add(receiver.next().id()));
            assertEquals(sent, told);
            assertTrue(dead.others().size() < 10, "a dead endpoint is left alone");
        }
    }

    @Test
    void anotherWebhookOfTheSameHostWaitsForNoConnection() {
        // Given
        var away = webhook(receiver, RELEASED);
        var elsewhere = "http://127.0.0.1:" + receiver.port() + "/other";
        var well = subscribed(as("sofia"), study, elsewhere, RELEASED);
        webhooks.add(well);
        receiver.answers(request -> {
            if (request.path().equals("/other")) {
                request.response().end();
            }
        });
        IntStream.range(0, 8).forEach(_ -> away.test());
        IntStream.range(0, 4).forEach(_ -> receiver.next());

        // When
        well.test();

        // Then
        eventually()
                .untilAsserted(() -> well.deliveries()
                        .body("deliveries.status", contains("delivered"))
                        .body("deliveries[0].attempts.status", contains(200)));
    }

    @Test
    void aSecretThatCannotBeReadStopsNoOtherWebhook() {
        // Given
        var broken = webhook(receiver, HELD);
        var well = webhook(receiver, HELD);
        Superuser.execute("enrollment", "update webhook set secret = '\\x00' where id = '" + broken.id() + "'");

        // When
        holds();

        // Then
        assertTrue(receiver.next().isSignedWith(well.secret()));
        eventually()
                .untilAsserted(() ->
                        broken.deliveries().body("deliveries[0].attempts[0].failure", equalTo("secret-unreadable")));
        assertEquals(List.of(), receiver.others());
    }
}
