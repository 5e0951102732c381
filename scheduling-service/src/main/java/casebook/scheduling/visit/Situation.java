package casebook.scheduling.visit;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.scheduling.plan.Epoch;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.plan.VisitOutline;
import casebook.scheduling.visit.Visit.Outstanding;
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

    /** The part of participation that a day belongs to. Follow-up starts once the subject completes the treatment. */
    Epoch epochOf(LocalDate day) {
        var enrolledOn = plan.participation().enrolledOn();
        if (enrolledOn == null || day.isBefore(enrolledOn)) {
            return Epoch.RUN_IN;
        }
        var treated = visits.visits().values().stream()
                .filter(visit -> visit.outline().epoch() == Epoch.TREATMENT)
                .noneMatch(Outstanding.class::isInstance);
        return treated ? Epoch.FOLLOW_UP : Epoch.TREATMENT;
    }

    /** The same of a visit on another day: what the protocol planned stays where it is, and so does what stays on its side of enrollment. */
    Epoch epochOf(VisitOutline outline, LocalDate day) {
        var epoch = epochOf(day);
        return outline.scheduled() || (outline.epoch() == Epoch.RUN_IN) == (epoch == Epoch.RUN_IN)
                ? outline.epoch()
                : epoch;
    }

    /** The visits after one of them changed: those that are counted from it move. */
    SubjectVisits after(Visit changed) {
        return plan.applyTo(visits.with(changed));
    }
}
