package casebook.scheduling.visit.store;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Act;
import casebook.scheduling.visit.SubjectVisits;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.Visits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Visits in rows. A change and its records in the journal belong to the transaction under way. */
@ApplicationScoped
class StoredVisits implements Visits {
    private final PlanRows plans;
    private final VisitRows rows;
    private final VisitJournal journal;

    StoredVisits(PlanRows plans, VisitRows rows, VisitJournal journal) {
        this.plans = plans;
        this.rows = rows;
        this.journal = journal;
    }

    @Override
    public Optional<SubjectVisits> find(StudyId study, SubjectId subject) {
        return plans.of(study, subject).map(plan -> read(plan, study, subject));
    }

    @Override
    public Visit asOf(StudyId study, SubjectId subject, VisitId visit, long revision) {
        return journal.asOf(study, subject, visit, revision);
    }

    @Override
    public SubjectVisits take(StudyId study, SubjectId subject) {
        return plans.locked(study, subject)
                .map(plan -> read(plan, study, subject))
                .orElseGet(() -> SubjectVisits.none(study, subject));
    }

    private SubjectVisits read(PlanRow plan, StudyId study, SubjectId subject) {
        var visits = new TreeMap<VisitId, Visit>();
        rows.of(study, subject).forEach(row -> visits.put(new VisitId(row.visit), row.toDomain()));
        return new SubjectVisits(study, subject, plan.studyVersion, visits);
    }

    @Override
    public SubjectVisits keep(SubjectVisits before, SubjectVisits after, Act act) {
        var changed = after.visits().values().stream()
                .filter(visit -> !visit.equals(before.visits().get(visit.id())))
                .toList();
        if (changed.isEmpty() && Objects.equals(before.studyVersion(), after.studyVersion())) {
            return after;
        }
        journal.requireVouchedFor(before);
        var plan = planRow(after, act);
        var kept = written(after, changed, act);
        journal.append(before, kept, act, plan);
        return kept;
    }

    private PlanRow planRow(SubjectVisits after, Act act) {
        var plan = plans.of(after.study(), after.subject())
                .orElseGet(() -> PlanRow.of(after.study(), after.subject(), act.participation()));
        plan.studyVersion = Objects.requireNonNull(after.studyVersion(), "visits without a plan");
        plan.enrolledOn = act.participation().enrolledOn();
        if (!plans.isPersistent(plan)) {
            plan.revision = 1;
            plans.persist(plan);
        }
        return plan;
    }

    /** The visits with the revisions that writing gave them. */
    private SubjectVisits written(SubjectVisits after, List<Visit> changed, Act act) {
        var written = changed.stream()
                .map(visit -> row(after, visit.id(), act).become(visit))
                .toList();
        rows.persist(written);
        rows.flush();
        var kept = after;
        for (var row : written) {
            kept = kept.with(row.toDomain());
        }
        return kept;
    }

    private VisitRow row(SubjectVisits visits, VisitId visit, Act act) {
        return rows.of(visits.study(), visits.subject(), visit)
                .orElseGet(() -> VisitRow.of(
                        visits.study(),
                        visits.subject(),
                        act.participation().site().value(),
                        visit));
    }
}
