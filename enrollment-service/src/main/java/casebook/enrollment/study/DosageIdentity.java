package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A dosage keeps its id and its amount through all versions of a study: who was given it is counted under the id. */
final class DosageIdentity {
    private DosageIdentity() {}

    /** @param earlier the versions that were activated before */
    static List<Reason> faults(StudyDefinition definition, List<StudyVersion> earlier) {
        var known = earlier.stream()
                .flatMap(version -> version.definition().cohorts().stream())
                .map(PlannedCohort::dosage)
                .distinct()
                .toList();
        var cohorts = definition.cohorts();
        return IntStream.range(0, cohorts.size())
                .boxed()
                .flatMap(i -> known.stream()
                        .flatMap(before -> faults(
                                "/cohorts/" + i + "/dosage", cohorts.get(i).dosage(), before)))
                .distinct()
                .toList();
    }

    private static Stream<Reason> faults(String pointer, Dosage dosage, Dosage before) {
        var sameId = dosage.id().equals(before.id());
        if (sameId && !dosage.isAsMuchAs(before)) {
            return Stream.of(Reason.at(
                    pointer,
                    "dosage-redefined",
                    "An earlier version gives another amount under this id. Another amount is another dosage."));
        }
        return !sameId && dosage.isSameTreatmentAs(before)
                ? Stream.of(Reason.at(
                        pointer,
                        "dosage-renamed",
                        "An earlier version has the same dosage under the id " + before.id() + ". It keeps that id."))
                : Stream.empty();
    }
}
