package casebook.enrollment.allocation;

import casebook.enrollment.study.StudyVersions;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;

/** Keeps a cohort from being filled further, and opens it again: any that some version of the protocol ever had. */
public final class HoldCohort {
    private final StudyVersions versions;
    private final Cohorts cohorts;

    public HoldCohort(StudyVersions versions, Cohorts cohorts) {
        this.versions = versions;
        this.cohorts = cohorts;
    }

    /** @param by with the reason. It asks for no revision: a hold must never fail because somebody else was quicker. */
    public Cohort hold(StudyId study, String id, String reason, Attribution by) {
        var held = locked(study, id).hold(reason);
        cohorts.held(study, held, by);
        return held;
    }

    /**
     * @param revision what the caller saw: who releases must know of every hold
     * @param by with the reason
     */
    public Cohort release(StudyId study, String id, long revision, Attribution by) {
        var cohort = locked(study, id);
        if (cohort.revision() != revision) {
            throw new Refused(
                    ProblemType.STALE_REVISION,
                    "stale-revision",
                    "The cohort was changed. Read it again, then decide.");
        }
        var released = cohort.release();
        cohorts.released(study, released, by);
        return released;
    }

    private Cohort locked(StudyId study, String id) {
        var plans = new CohortPlans(versions.needAll(study));
        return cohorts.lock(study, plans.ever()).stream()
                .filter(cohort -> cohort.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("The cohort"));
    }
}
