package casebook.enrollment.webhook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.enrollment.WebhookConfig;
import casebook.enrollment.webhook.Secret;
import casebook.enrollment.webhook.WebhookId;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
    private final WebhookId webhook = new WebhookId(UUID.randomUUID());
    private final Secret secret = Secret.fresh();

    @Test
    void aSecretIsReadWithItsKeyForItsWebhookAndNotOtherwise() {
        // Given
        var box = box(key(32, 'a'));
        var kept = box.encrypted(webhook, secret);

        // When
        var read = box.decrypted(webhook, kept);

        // Then
        assertEquals(secret, read);
        assertThrows(IllegalStateException.class, () -> box(key(32, 'b')).decrypted(webhook, kept));
        assertThrows(IllegalStateException.class, () -> box.decrypted(new WebhookId(UUID.randomUUID()), kept));
    }

    @Test
    void whatIsKeptHoldsNothingOfTheSecretAndIsNeverTheSame() {
        // Given
        var box = box(key(32, 'a'));

        // When
        var kept = box.encrypted(webhook, secret);

        // Then
        var clear = new String(secret.bytes(), StandardCharsets.ISO_8859_1);
        assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains(clear));
        assertFalse(Arrays.equals(kept, box.encrypted(webhook, secret)));
    }

    @Test
    void aSecretIsNotTold() {
        // When
        var told = "" + secret;

        // Then
        assertEquals("whsec_…", told);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 31, 33})
    void aKeyOfAnotherLengthStopsTheStart(int length) {
        // When
        var stopped = assertThrows(IllegalStateException.class, () -> box(key(length, 'a')));

        // Then
        assertFalse(String.valueOf(stopped.getMessage()).contains(key(length, 'a')));
    }

    private static String key(int length, char of) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(of).repeat(length).getBytes(StandardCharsets.US_ASCII));
    }

    private static SecretBox box(String key) {
        return new SecretBox(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WebhookConfig.class)
                .withDefaultValue("casebook.webhooks.key", key)
                .build()
                .getConfigMapping(WebhookConfig.class));
    }
}
