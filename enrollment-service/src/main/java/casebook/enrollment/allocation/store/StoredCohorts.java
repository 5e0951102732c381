package casebook.enrollment.allocation.store;

import casebook.enrollment.Writes;
import casebook.enrollment.Writes.Draft;
import casebook.enrollment.allocation.Allocation;
import casebook.enrollment.allocation.Cohort;
import casebook.enrollment.allocation.Cohorts;
import casebook.enrollment.study.PlannedCohort;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.http.LastRecord;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cohorts and slots in PostgreSQL. */
@ApplicationScoped
class StoredCohorts implements Cohorts {
    static final String KEY_PREFIX = "cohort/";

    private final CohortRows cohorts;
    private final SlotRows slots;
    private final Journal journal;
    private final Writes writes;

    StoredCohorts(CohortRows cohorts, SlotRows slots, Journal journal, Writes writes) {
        this.cohorts = cohorts;
        this.slots = slots;
        this.journal = journal;
        this.writes = writes;
    }

    /** A cohort's state as the journal keeps it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CohortDocument(
            String cohort, boolean held, @Nullable String reason) {
        static CohortDocument of(CohortRow row) {
            return new CohortDocument(row.id, row.heldBecause != null, row.heldBecause);
        }
    }

    /** The data of cohort-held.v1 and cohort-released.v1. */
    record CohortChanged(String cohort, String reason) {}

    @Override
    public List<Cohort> all(StudyId study, List<PlannedCohort> plans) {
        return plans.stream()
                .map(plan -> toDomain(study, plan, cohorts.findById(new CohortRow.Key(study.value(), plan.id()))))
                .toList();
    }

    @Override
    public List<Cohort> lock(StudyId study, List<PlannedCohort> plans) {
        plans.forEach(plan -> makeRows(study, plan));
        // Everybody locks in the same order, the plan's ids sorted, so that nobody waits in a circle.
        plans.stream()
                .map(PlannedCohort::id)
                .sorted()
                .map(id -> cohorts.findById(new CohortRow.Key(study.value(), id), LockModeType.PESSIMISTIC_WRITE))
                .forEach(row -> requireVouchedFor(study, row));
        return all(study, plans);
    }

    /** A hold that was lifted behind the service's back still holds. */
    private void requireVouchedFor(StudyId study, CohortRow row) {
        var said = journal.latest(ChainId.ofStudy(study), KEY_PREFIX + row.id)
                .map(AuditRecord::body)
                .orElseGet(() -> Json.tree(new CohortDocument(row.id, false, null)));
        LastRecord.requireSame("cohort " + row.id + " of " + study, said, Json.tree(CohortDocument.of(row)));
    }

    private void makeRows(StudyId study, PlannedCohort plan) {
        var entities = cohorts.getEntityManager();
        entities.createNativeQuery("insert into cohort (study, id, revision) values (?1, ?2, 1) on conflict do nothing")
                .setParameter(1, study.value())
                .setParameter(2, plan.id())
                .executeUpdate();
        entities.createNativeQuery("""
                insert into slot (study, dosage, number)
                select ?1, ?2, number from generate_series(1, ?3) number on conflict do nothing""")
                .setParameter(1, study.value())
                .setParameter(2, plan.dosage().id())
                .setParameter(3, plan.cap())
                .executeUpdate();
    }

    private Cohort toDomain(StudyId study, PlannedCohort plan, @Nullable CohortRow row) {
        var occupants = slots.taken(study.value(), plan.dosage().id()).stream()
                .map(slot -> new SubjectId(Objects.requireNonNull(slot.subject)))
                .toList();
        return row == null
                ? new Cohort(plan, null, occupants, 1)
                : new Cohort(plan, row.heldBecause, occupants, row.revision);
    }

    @Override
    public void take(StudyId study, Allocation allocation, SubjectId subject) {
        var key = new SlotRow.Key(study.value(), allocation.dosage().id(), allocation.slot());
        var taken = slots.update(
                "subject = ?1, cohort = ?2 where study = ?3 and dosage = ?4 and number = ?5 and subject is null",
                subject.value(),
                allocation.cohort(),
                key.study(),
                key.dosage(),
                key.number());
        if (taken != 1) {
            throw new IllegalStateException("The slot is not free although the cohort is locked: " + key);
        }
    }

    @Override
    public void held(StudyId study, Cohort cohort, Attribution by) {
        save(study, cohort, "held", String.valueOf(by.reason()), by);
    }

    @Override
    public void released(StudyId study, Cohort cohort, Attribution by) {
        save(study, cohort, "released", String.valueOf(by.reason()), by);
    }

    private void save(StudyId study, Cohort cohort, String action, String reason, Attribution by) {
        var row = cohorts.findById(new CohortRow.Key(study.value(), cohort.id()));
        var before = CohortDocument.of(row);
        row.heldBecause = cohort.heldBecause();
        cohorts.flush();
        writes.append(
                new Draft(
                        ChainId.ofStudy(study),
                        KEY_PREFIX + cohort.id(),
                        // The first record of a cohort is its first hold: revision 1 is as the protocol has it.
                        cohort.revision() - 1,
                        "cohort",
                        action,
                        before,
                        new CohortDocument(cohort.id(), cohort.held(), cohort.heldBecause()),
                        new EventDraft("cohort-" + action + ".v1", Json.tree(new CohortChanged(cohort.id(), reason)))),
                by);
    }
}
