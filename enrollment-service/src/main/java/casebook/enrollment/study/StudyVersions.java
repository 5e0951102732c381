package casebook.enrollment.study;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The study versions that were activated. */
public interface StudyVersions {
    Optional<StudyVersion> find(StudyId study, String version);

    /** The version that was activated last: what new consents are given to. */
    Optional<StudyVersion> current(StudyId study);

    /** Whether any version of the study is active. */
    boolean known(StudyId study);

    /** Every version of the study, in the order of activation; the last is in force. */
    List<StudyVersion> of(StudyId study);

    /**
     * What there is, without the definitions: by study and in the order of activation.
     *
     * @param studies only of these; none for all
     */
    List<Listed> list(Optional<Set<String>> studies);

    /** A study version in a list. */
    record Listed(StudyId study, String version, String title, Instant activatedAt) {}

    /** Lets one at a time change this study, until the transaction ends. */
    void lock(StudyId study);

    /** Lets nobody change this study until the transaction ends; others may do the same. */
    void lockShared(StudyId study);

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
    default List<StudyVersion> needAll(StudyId study) {
        var all = of(study);
        if (all.isEmpty()) {
            throw Refused.notFound("The study");
        }
        return all;
    }

    /** @throws Refused not found, when no version of the study is active */
    default StudyVersion needCurrent(StudyId study) {
        return current(study).orElseThrow(() -> Refused.notFound("The study"));
    }
}
