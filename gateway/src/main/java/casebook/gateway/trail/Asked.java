package casebook.gateway.trail;

import java.util.Map;

/**
 * Whose trail is asked for, and for whom.
 *
 * @param headers of the caller's request that the services need: token, position, request id
 */
public record Asked(String study, String subject, Map<String, String> headers) {
    public Asked {
        headers = Map.copyOf(headers);
    }
}
