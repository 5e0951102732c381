package casebook.enrollment.study;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.Optional;

/** The study versions that were activated. */
public interface StudyVersions {
    Optional<StudyVersion> find(StudyId study, String version);

    /** The version that was activated last: what new consents are given to. */
    Optional<StudyVersion> current(StudyId study);

    /** Whether any version of the study is active. */
    boolean known(StudyId study);

    /** Every version of every study, by study and in the order of activation. */
    List<StudyVersion> all();

    /** Lets one at a time change this study, until the transaction ends. */
    void lock(StudyId study);

    void activated(StudyVersion version, Attribution by);

    /** Says in the answer at which position the version was recorded when it was activated. */
    void retell(StudyVersion version);

    /** @throws Refused not found */
    default StudyVersion need(StudyId study, String version) {
        return find(study, version).orElseThrow(() -> Refused.notFound("The study version"));
    }

    /** @throws Refused not found, when no version of the study is active */
    default void requireKnown(StudyId study) {
        if (!known(study)) {
            throw Refused.notFound("The study");
        }
    }

    /** @throws Refused not found, when no version of the study is active */
    default StudyVersion needCurrent(StudyId study) {
        return current(study).orElseThrow(() -> Refused.notFound("The study"));
    }
}
