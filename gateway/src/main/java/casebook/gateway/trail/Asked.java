package casebook.gateway.trail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose trail is asked for, and for whom.
 *
 * @param subject none for the study's own trail
 * @param headers of the caller's request that the services need: token, position, request id
 */
public record Asked(String study, @Nullable String subject, Map<String, String> headers) {
    public Asked {
        headers = Map.copyOf(headers);
    }

    /** The path under which each service has its part. */
    public String path() {
        return "/api/v1/studies/" + study + (subject == null ? "" : "/subjects/" + subject) + "/audit-trail";
    }

    /** What there is none of, where no service has a part. */
    String what() {
        return subject == null ? "The study's audit trail" : "The subject";
    }
}
