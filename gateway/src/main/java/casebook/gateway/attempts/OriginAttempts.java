package casebook.gateway.attempts;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attempts of one origin. As many instants are kept as reach the threshold, and of the earlier ones only how many. */
final class OriginAttempts {
    private final Origin origin;
    private final Threshold threshold;
    /** A ring; what is at {@link #next} is as many attempts ago as reach the threshold. */
    private final @Nullable Instant[] latest;

    private int next;
    private final Map<Attempt.Kind, Integer> kinds = new EnumMap<>(Attempt.Kind.class);
    private Instant since = Instant.MAX;
    private Instant last = Instant.MIN;
    private @Nullable Instant reported;

    OriginAttempts(Origin origin, Threshold threshold) {
        this.origin = origin;
        this.threshold = threshold;
        this.latest = new Instant[threshold.attempts()];
    }

    /** A report where this attempt reaches the threshold and none was made within the window. */
    synchronized Optional<AttemptReport> add(Attempt attempt) {
        if (kinds.isEmpty() || !isWithin(last, attempt.at())) {
            kinds.clear();
            since = attempt.at();
        }
        last = attempt.at();
        kinds.merge(attempt.kind(), 1, Integer::sum);
        latest[next] = attempt.at();
        next = (next + 1) % latest.length;
        var first = latest[next];
        if (first == null || !isWithin(first, attempt.at()) || (reported != null && isWithin(reported, attempt.at()))) {
            return Optional.empty();
        }
        var report = new AttemptReport(UuidCreator.getTimeOrderedEpoch(), origin, threshold, since, kinds, attempt);
        reported = attempt.at();
        kinds.clear();
        return Optional.of(report);
    }

    private boolean isWithin(Instant earlier, Instant now) {
        return Duration.between(earlier, now).compareTo(threshold.window()) < 0;
    }
}
