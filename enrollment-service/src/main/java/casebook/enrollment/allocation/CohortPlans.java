package casebook.enrollment.allocation;

import casebook.enrollment.study.PlannedCohort;
import casebook.enrollment.study.PlannedCohort.Staggering;
import casebook.enrollment.study.StudyVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all versions of a study's protocol, taken together, say of its cohorts. The version in force binds every subject: a
 * dosage is given to no more of them than it allows, to none where it has the dosage no more, and never sooner after a
 * sentinel.
 *
 * @param versions in the order of activation, at least one; the last is in force
 */
public record CohortPlans(List<StudyVersion> versions) {

    /**
     * Every cohort that any version has, as the latest that has it says: those in force first, in the order in which they are
     * filled.
     */
    public List<PlannedCohort> ever() {
        var plans = new LinkedHashMap<String, PlannedCohort>();
        versions.reversed()
                .forEach(version -> version.definition().cohorts().forEach(plan -> plans.putIfAbsent(plan.id(), plan)));
        return plans.values().stream().map(this::bound).toList();
    }

    /** Those of one version, in the order in which they are filled. */
    public List<PlannedCohort> of(String version) {
        return versions.stream()
                .filter(one -> one.version().equals(version))
                .flatMap(one -> one.definition().cohorts().stream())
                .map(this::bound)
                .toList();
    }

    /** How the first subjects are kept apart: as the plan says and as the version in force does. */
    public List<Staggering> staggerings(PlannedCohort plan) {
        return Stream.concat(Stream.of(plan), inForce(plan).stream())
                .map(PlannedCohort::staggering)
                .distinct()
                .toList();
    }

    private PlannedCohort bound(PlannedCohort plan) {
        return plan.cappedAt(inForce(plan).map(PlannedCohort::cap).orElse(0));
    }

    /** What the version in force says of the same dosage. */
    private Optional<PlannedCohort> inForce(PlannedCohort plan) {
        return versions.getLast().definition().cohorts().stream()
                .filter(current -> current.dosage().id().equals(plan.dosage().id()))
                .findFirst();
    }
}
