package casebook.enrollment.eligibility;

import casebook.enrollment.study.StudyVersion;
import casebook.enrollment.study.StudyVersions;
import casebook.enrollment.study.StudyVersions.Listed;
import casebook.kernel.identity.StudyId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What of a completed form can become evidence in a study, under any of its versions: the answers that criteria ask for, at
 * visits of the run-in. Nothing else is copied (data minimisation, GDPR article 5(1)(c)).
 */
public final class EvidenceScope {
    private final StudyVersions versions;
    private final EligibilityCriteria criteria;
    private final Map<Listed, Asked> known = new ConcurrentHashMap<>();

    public EvidenceScope(StudyVersions versions, EligibilityCriteria criteria) {
        this.versions = versions;
        this.criteria = criteria;
    }

    private record Asked(Set<String> visits, Set<String> variables) {}

    /** The form as far as it can be evidence; none when no criterion can read it. */
    public Optional<CompletedForm> of(StudyId study, CompletedForm form) {
        var asked = versions.list(Optional.of(Set.of(study.value()))).stream()
                .map(version -> known.computeIfAbsent(version, this::asked))
                .filter(one -> one.visits().contains(form.visit()))
                .toList();
        var variables = new HashSet<String>();
        asked.forEach(one -> variables.addAll(one.variables()));
        return Optional.of(form).filter(one -> one.isAskedForBy(variables)).map(one -> one.only(variables));
    }

    private Asked asked(Listed listed) {
        StudyVersion version = versions.need(listed.study(), listed.version());
        return new Asked(version.definition().runInVisits(), criteria.needed(version));
    }
}
