package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What subjects were allocated to stays in the protocol, with its cap, under whatever name of its cohort. */
final class KeptDosages {
    private KeptDosages() {}

    static List<Reason> faults(StudyDefinition definition, Map<String, Long> allocated) {
        var kept = definition.cohorts().stream()
                .map(cohort -> cohort.dosage().id())
                .collect(Collectors.toSet());
        return allocated.keySet().stream()
                .filter(dosage -> !kept.contains(dosage))
                .sorted()
                .map(dosage -> Reason.at(
                        "/cohorts",
                        "dosage-allocated",
                        "The dosage " + dosage + " has " + allocated.get(dosage)
                                + " of the study's subjects, and no cohort has it any more."))
                .toList();
    }
}
