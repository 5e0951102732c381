package casebook.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts what each caller has asked for, against one limit. It is a bucket for each, filled again as time goes by. */
public final class Allowances {
    /** Callers remembered at once: about 200 bytes each. One who is forgotten begins with a full bucket. */
    private static final int CALLERS = 100_000;

    private final Limit limit;
    private final Cache<String, Bucket> buckets;

    public Allowances(Limit limit) {
        this.limit = limit;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(CALLERS)
                .expireAfterAccess(Duration.ofSeconds(limit.window())) // full again, so nothing is forgotten
                .build();
    }

    /** Takes one request off what the caller has left. */
    public Allowance take(String caller) {
        return allowance(bucket(caller).tryConsumeAndReturnRemaining(1));
    }

    /** Whether the caller has anything left; takes nothing. */
    public Allowance look(String caller) {
        var probe = bucket(caller).estimateAbilityToConsume(1);
        return new Allowance(
                limit,
                probe.canBeConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForRefill()),
                limit.window());
    }

    private Bucket bucket(String caller) {
        return buckets.get(
                caller,
                _ -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth
                                .capacity(limit.burst())
                                .refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                        .build());
    }

    private Allowance allowance(ConsumptionProbe probe) {
        return new Allowance(
                limit,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForRefill()),
                seconds(probe.getNanosToWaitForReset()));
    }

    /** Rounded up: who comes back then is not refused again. */
    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
