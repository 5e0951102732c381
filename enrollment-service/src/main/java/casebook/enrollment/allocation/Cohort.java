package casebook.enrollment.allocation;

import casebook.enrollment.study.PlannedCohort;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dose step of a running study, and who has the slots of its dosage. Slots are taken in the order of enrollment and never
 * given back: at most {@code cap} subjects are ever allocated to a dosage, whatever its cohort is called in which version.
 *
 * @param plan with a cap of 0 where the dosage is no more in force, see {@link CohortPlans}
 * @param heldBecause why nobody more is allocated for now, the reason of each hold on lines of its own; none while it is open
 * @param occupants who has slot 1, 2, … of the dosage
 */
public record Cohort(PlannedCohort plan, @Nullable String heldBecause, List<SubjectId> occupants, long revision) {

    public String id() {
        return plan.id();
    }

    public boolean held() {
        return heldBecause != null;
    }

    public boolean sharesDosageWith(Cohort other) {
        return plan.dosage().id().equals(other.plan.dosage().id());
    }

    /** Whether the version in force gives the dosage to anybody. */
    public boolean inForce() {
        return plan.cap() > 0;
    }

    public boolean full() {
        return occupants.size() >= plan.cap();
    }

    /** The next free slot; only while the cohort is not full. */
    public Allocation next() {
        return new Allocation(id(), occupants.size() + 1, plan.dosage());
    }

    /** The same, as another version plans it. */
    public Cohort as(PlannedCohort plan) {
        return new Cohort(plan, heldBecause, occupants, revision);
    }

    /** Whoever sees a danger says so, also where the cohort is held: who meant to release it then has to read it again. */
    Cohort hold(String reason) {
        var because = held() ? heldBecause + "\n" + reason : reason;
        return new Cohort(plan, because, occupants, revision + 1);
    }

    Cohort release() {
        if (!held()) {
            throw new Refused(ProblemType.STATE_CONFLICT, "not-held", "The cohort is not held.");
        }
        return new Cohort(plan, null, occupants, revision + 1);
    }
}
