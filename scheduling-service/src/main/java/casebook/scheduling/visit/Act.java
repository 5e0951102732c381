package casebook.scheduling.visit;

import casebook.kernel.attribution.Attribution;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a subject's visits.
 *
 * @param visit the visit it was done to; none where the plan as a whole was made anew
 * @param creation the client's key, where it can retry
 */
public record Act(
        Participation participation,
        Attribution by,
        @Nullable VisitId visit,
        @Nullable CreationKey creation) {

    /** A client's key for one creation, and a digest of the request it was sent with. */
    public record CreationKey(String key, String requestDigest) {}
}
