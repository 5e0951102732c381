package casebook.enrollment.webhook.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.webhook.Secret;
import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void itIsTheOneOfStandardWebhooks() throws Exception {
        // Given
        var secret = Secret.fresh();
        var body = "{\"name\": \"김\"}";

        // When
        var signature = Signature.of(List.of(secret), "event-1", AT, body);

        // Then
        assertEquals(new Webhook(secret.shown()).sign("event-1", AT.getEpochSecond(), body), signature);
    }

    @Test
    void thereIsOneForEachSecretTheNewestFirst() {
        // Given
        var fresh = Secret.fresh();
        var old = Secret.fresh();

        // When
        var signature = Signature.of(List.of(fresh, old), "event-1", AT, "{}");

        // Then
        assertEquals(
                Signature.of(List.of(fresh), "event-1", AT, "{}") + " "
                        + Signature.of(List.of(old), "event-1", AT, "{}"),
                signature);
    }
}
