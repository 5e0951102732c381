package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is wrong with a study definition beyond its schema. Every check is asked and every fault is told, so that a wrong
 * rule is refused when the version is activated and never at the bedside.
 */
public final class DefinitionFaults {
    private static final List<Function<Part, Stream<Reason>>> CHECKS = List.of(
            UniqueIds::faults, References::faults, Timings::faults, Ranges::faults, SitePlaces::faults, Rules::faults);

    private DefinitionFaults() {}

    public static List<Reason> of(StudyDefinition definition) {
        return CHECKS.stream().flatMap(check -> check.apply(definition.root())).toList();
    }
}
