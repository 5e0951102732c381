package casebook.gateway.attempts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;

/** Counts attempts by origin. Whoever comes, from however many addresses, the memory is bounded. */
public final class AttemptCounts {
    /**
     * Origins remembered at once, a kilobyte each at the usual threshold. Where there are more, those who try again and again are
     * kept before those who tried once.
     */
    static final int ORIGINS = 10_000;

    private final Threshold ofAddress;
    private final Threshold ofUser;
    private final Cache<Origin, OriginAttempts> origins;

    public AttemptCounts(Threshold ofAddress, Threshold ofUser) {
        var longest = ofAddress.window().compareTo(ofUser.window()) > 0 ? ofAddress.window() : ofUser.window();
        this.ofAddress = ofAddress;
        this.ofUser = ofUser;
        this.origins = Caffeine.newBuilder()
                .maximumSize(ORIGINS)
                .expireAfterAccess(longest) // nothing of it counts any more
                .build();
    }

    /** What is to be reported now; mostly nothing. */
    public List<AttemptReport> count(Attempt attempt) {
        return attempt.origins()
                .flatMap(origin ->
                        origins.get(origin, _ -> new OriginAttempts(origin, threshold(origin))).add(attempt).stream())
                .toList();
    }

    private Threshold threshold(Origin origin) {
        return switch (origin.kind()) {
            case ADDRESS -> ofAddress;
            case USER -> ofUser;
        };
    }

    long remembered() {
        origins.cleanUp();
        return origins.estimatedSize();
    }
}
