package casebook.enrollment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that can be set about webhooks. The README lists it as a table. */
@ConfigMapping(prefix = "casebook.webhooks")
public interface WebhookConfig {

    /** Base64 of the 32 bytes that secrets are encrypted with in the store. Who changes it makes every secret unreadable. */
    String key();

    /** Whether endpoints may be called without TLS. For local use. */
    @WithDefault("false")
    boolean allowHttp();

    /** Networks that are not public and may be called nevertheless, such as {@code 10.20.0.0/16}. */
    Optional<List<String>> allowedNetworks();

    /** How long a delivery is retried, and how long an endpoint may take nothing before it is disabled. */
    @WithDefault("72h")
    Duration patience();

    /** How long deliveries are signed with the old secret too after a rotation. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** How long the log of deliveries is kept; an event that comes later than this after it was recorded is not told. */
    @WithDefault("720h")
    Duration logKept();

    /** How long one attempt may take, from the connection to the end of the answer. */
    @WithDefault("15s")
    Duration attemptTimeout();

    /** Deliveries on their way to one endpoint at most. */
    @WithDefault("4")
    int atOnceToOne();

    /** Deliveries on their way to all endpoints at most. */
    @WithDefault("128")
    int atOnce();

    /** How often it is looked for what is due. */
    @WithDefault("200ms")
    Duration lookEvery();
}
