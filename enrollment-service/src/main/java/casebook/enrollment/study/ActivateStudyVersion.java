package casebook.enrollment.study;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.stream.Stream;

/** Puts a version of the protocol in force. The same again changes nothing; another content under the same name is refused. */
public final class ActivateStudyVersion {
    private final StudyVersions versions;
    private final AllocatedDosages allocated;

    public ActivateStudyVersion(StudyVersions versions, AllocatedDosages allocated) {
        this.versions = versions;
        this.allocated = allocated;
    }

    /** What became of it: whether it was new. */
    public record Activation(StudyVersion version, boolean fresh) {}

    /** @param definition without faults, see {@link DefinitionFaults} */
    public Activation activate(StudyId study, StudyDefinition definition, Attribution by) {
        versions.lock(study);
        var active = versions.find(study, definition.version());
        if (active.isEmpty()) {
            Refused.ifAny(ProblemType.STUDY_DEFINITION_INVALID, amendmentFaults(study, definition));
            var version = new StudyVersion(study, definition.version(), definition, by.at());
            versions.activated(version, by);
            return new Activation(version, true);
        }
        if (!active.get().definition().sameAs(definition)) {
            throw new Refused(
                    ProblemType.STATE_CONFLICT,
                    "version-already-active",
                    "This version is active with another content. What changes the protocol is a new version.");
        }
        versions.retell(active.get());
        return new Activation(active.get(), false);
    }

    private List<Reason> amendmentFaults(StudyId study, StudyDefinition definition) {
        var earlier = versions.of(study);
        return Stream.of(
                        DosageIdentity.faults(definition, earlier),
                        CohortIdentity.faults(definition, earlier),
                        KeptDosages.faults(definition, allocated.of(study)))
                .flatMap(List::stream)
                .toList();
    }
}
