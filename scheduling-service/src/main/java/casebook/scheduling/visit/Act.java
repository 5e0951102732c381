package casebook.scheduling.visit;

import casebook.kernel.attribution.Attribution;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a subject's visits.
 *
 * @param visit the visit it was done to; none where the plan as a whole was made anew
 * @param retry the client's key, where it can retry
 */
public record Act(
        Participation participation,
        Attribution by,
        @Nullable VisitId visit,
        @Nullable RetryKey retry) {

    /** A client's key for one request, and a digest of what it asked. */
    public record RetryKey(String key, String requestDigest) {}
}
