package casebook.gateway.stream.api;

import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** Why a stream ends that its reader did not end. */
record Ending(String code, String message) {
    static final Ending TOKEN_EXPIRED =
            new Ending("token-expired", "The token has expired. Come back with a new one and Last-Event-ID.");
    static final Ending TOO_SLOW =
            new Ending("too-slow", "You read too slowly to be told all of it. Come back with Last-Event-ID.");
    static final Ending LASTED =
            new Ending("stream-lasted", "No stream lasts longer. Come back with Last-Event-ID and a token of now.");
    static final Ending STOPPING = new Ending("gateway-stopping", "The gateway stops. Come back with Last-Event-ID.");

    /** An ending that is known beforehand. */
    record Due(Duration in, Ending why) {}

    static Ending of(Refused refused) {
        var reason = refused.reasons().stream()
                .findFirst()
                .orElseGet(() -> Reason.of(refused.type().slug(), refused.type().title() + "."));
        return new Ending(reason.code(), reason.message());
    }

    /**
     * When a stream ends at the latest.
     *
     * @param longest so that who may see what is asked anew once in a while, however long a token lives
     */
    static Due due(Instant now, Instant tokenExpiry, Duration longest) {
        var left = Duration.between(now, tokenExpiry);
        return left.compareTo(longest) > 0 ? new Due(longest, LASTED) : new Due(left, TOKEN_EXPIRED);
    }

    String json() {
        return new JsonObject().put("code", code).put("message", message).encode();
    }
}
