package casebook.enrollment.eligibility;

import casebook.enrollment.consent.Consents;
import casebook.enrollment.eligibility.CriterionAssessment.Outcome;
import casebook.enrollment.study.Criterion;
import casebook.enrollment.study.Criterion.Kind;
import casebook.enrollment.study.StudyDefinition;
import casebook.enrollment.study.StudyVersion;
import casebook.kernel.rule.Rule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The criteria of study versions, compiled when they are first asked for. A study version never changes. */
public final class EligibilityCriteria {
    /** Of how many versions they stay in memory; the least recently used go first. */
    private static final int MOST_VERSIONS = 64;

    private final Map<String, List<Compiled>> compiled =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<Compiled>> eldest) {
                    return size() > MOST_VERSIONS;
                }
            });

    private record Compiled(Criterion criterion, Rule rule, Set<String> needed) {
        CriterionAssessment assess(Evidence evidence) {
            var missing = needed.stream()
                    .filter(name -> !evidence.values().containsKey(name))
                    .toList();
            return missing.isEmpty()
                    ? held(evidence)
                    : new CriterionAssessment(
                            criterion, Outcome.NOT_ASSESSABLE, List.copyOf(needed), missing, Optional.empty());
        }

        private CriterionAssessment held(Evidence evidence) {
            try {
                var met = rule.holds(evidence.values()) == (criterion.kind() == Kind.INCLUSION);
                return complete(met ? Outcome.MET : Outcome.NOT_MET, Optional.empty());
            } catch (Rule.NoResult none) {
                return complete(Outcome.NOT_ASSESSABLE, Optional.of(none.why()));
            }
        }

        private CriterionAssessment complete(Outcome outcome, Optional<String> obstacle) {
            return new CriterionAssessment(criterion, outcome, List.copyOf(needed), List.of(), obstacle);
        }
    }

    /**
     * Holds every criterion against what is known of a subject.
     *
     * @param consents none of a subject who has not consented yet
     */
    public EligibilityAssessment assess(
            StudyVersion version, @Nullable Consents consents, List<CompletedForm> completed) {
        var evidence = Evidence.of(version.definition(), needed(version), consents, completed);
        return new EligibilityAssessment(
                of(version).stream()
                        .map(criterion -> criterion.assess(evidence))
                        .toList(),
                evidence);
    }

    /** The variables that the version's criteria ask for. */
    public Set<String> needed(StudyVersion version) {
        return of(version).stream()
                .flatMap(criterion -> criterion.needed().stream())
                .collect(Collectors.toSet());
    }

    private List<Compiled> of(StudyVersion version) {
        return compiled.computeIfAbsent(version.study() + "/" + version.version(), _ -> compile(version.definition()));
    }

    private static List<Compiled> compile(StudyDefinition definition) {
        var variables = definition.evidenceVariables();
        return definition.criteria().stream()
                .map(criterion -> compile(criterion, variables))
                .toList();
    }

    private static Compiled compile(Criterion criterion, Map<String, Rule.Type> variables) {
        try {
            var rule = Rule.compile(criterion.rule(), variables);
            var needed = new TreeSet<>(rule.names());
            needed.addAll(criterion.evidence());
            return new Compiled(criterion, rule, needed);
        } catch (Rule.Invalid e) {
            throw new IllegalStateException("A rule that was accepted at activation is wrong now", e);
        }
    }
}
