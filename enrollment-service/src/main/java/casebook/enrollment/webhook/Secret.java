package casebook.enrollment.webhook;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * What deliveries are signed with. It is shown once, when it is made, and never written down anywhere in the clear.
 *
 * @param bytes 32, as Standard Webhooks wants 24 to 64
 */
public record Secret(byte[] bytes) {
    private static final String PREFIX = "whsec_";
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public Secret {
        bytes = bytes.clone();
    }

    public static Secret fresh() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new Secret(bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** As the subscriber is given it. */
    public String shown() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && Arrays.equals(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** So that no log can hold it. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
