package casebook.assessment.capture;

import casebook.kernel.identity.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * What this service knows of a subject at one of their visits.
 *
 * @param visit none where no plan has it and nobody came
 */
public record AtVisit(Participation participation, @Nullable Visit visit) {

    public SiteId site() {
        return participation.site();
    }
}
