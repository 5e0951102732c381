package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cohort keeps its dosage through all versions of a study: slots and holds are kept under its id, so that another dosage
 * under the same id would take over who was given the first. A dosage may go on under another cohort.
 */
final class CohortIdentity {
    private CohortIdentity() {}

    /** @param earlier the versions that were activated before */
    static List<Reason> faults(StudyDefinition definition, List<StudyVersion> earlier) {
        var cohorts = definition.cohorts();
        return IntStream.range(0, cohorts.size())
                .filter(i -> earlier.stream()
                        .flatMap(version -> version.definition().cohorts().stream())
                        .anyMatch(before -> redefines(cohorts.get(i), before)))
                .mapToObj(i -> Reason.at(
                        "/cohorts/" + i,
                        "cohort-redefined",
                        "An earlier version gives another dosage in this cohort. Another dosage needs another cohort."))
                .toList();
    }

    private static boolean redefines(PlannedCohort cohort, PlannedCohort before) {
        return cohort.id().equals(before.id())
                && !cohort.dosage().id().equals(before.dosage().id());
    }
}
