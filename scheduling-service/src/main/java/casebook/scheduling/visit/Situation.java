package casebook.scheduling.visit;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.scheduling.plan.VisitId;
import java.time.LocalDate;

/**
 * What a decision about a subject's visits rests on, read while nobody else can change them.
 *
 * @param today at the subject's site
 */
record Situation(Plan plan, SubjectVisits visits, LocalDate today) {

    /** @throws Refused not found; or stale, when the visit is not at the revision that the caller saw */
    Visit visit(VisitId id, long seenRevision) {
        var visit = visits.find(id).orElseThrow(() -> Refused.notFound("The visit"));
        if (visit.revision() != seenRevision) {
            throw new Refused(
                    ProblemType.STALE_REVISION,
                    "stale-revision",
                    "It is at revision " + visit.revision()
                            + " now. Read it again, then repeat the change on what you see.");
        }
        return visit;
    }

    /** The visits after one of them changed: those that are counted from it move. */
    SubjectVisits after(Visit changed) {
        return plan.applyTo(visits.with(changed));
    }
}
