package casebook.gateway.attempts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * That an origin has reached the threshold. It says who and where, and nothing of what was asked for or sent.
 *
 * @param since the first of these attempts: after the last report, or after a pause as long as the window
 * @param kinds how many there were of each kind since then
 * @param last the one that reached the threshold
 */
public record AttemptReport(
        UUID id, Origin origin, Threshold threshold, Instant since, Map<Attempt.Kind, Integer> kinds, Attempt last) {

    public AttemptReport {
        kinds = Map.copyOf(kinds);
    }

    public int attempts() {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }
}
