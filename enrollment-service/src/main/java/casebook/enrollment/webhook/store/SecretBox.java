package casebook.enrollment.webhook.store;

import casebook.enrollment.WebhookConfig;
import casebook.enrollment.webhook.Secret;
import casebook.enrollment.webhook.WebhookId;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets with the key of the configuration (AES-256-GCM), so that a copy of the database gives none away. Each is bound
 * to its webhook: put into another's row it cannot be read.
 */
@Startup
@Singleton
class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    SecretBox(WebhookConfig config) {
        this.key = key(config.key());
    }

    private static SecretKeySpec key(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException _) {
            // Told below, without the key.
        }
        throw new IllegalStateException(
                "The secrets of webhooks cannot be kept: casebook.webhooks.key is not the Base64 of " + KEY_BYTES
                        + " bytes. Make one with: openssl rand -base64 " + KEY_BYTES);
    }

    byte[] encrypted(WebhookId webhook, Secret secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var encrypted = run(Cipher.ENCRYPT_MODE, webhook, nonce, secret.bytes());
        return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** @throws IllegalStateException when it was encrypted with another key or for another webhook */
    Secret decrypted(WebhookId webhook, byte[] kept) {
        if (kept.length < NONCE_BYTES) {
            throw new IllegalStateException("The secret of webhook " + webhook + " is none");
        }
        var nonce = Arrays.copyOf(kept, NONCE_BYTES);
        return new Secret(run(Cipher.DECRYPT_MODE, webhook, nonce, Arrays.copyOfRange(kept, NONCE_BYTES, kept.length)));
    }

    private byte[] run(int mode, WebhookId webhook, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(webhook.value().getMostSignificantBits())
                    .putLong(webhook.value().getLeastSignificantBits())
                    .array());
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret of webhook " + webhook + " cannot be read with this key", e);
        }
    }
}
