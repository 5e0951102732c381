package casebook.enrollment.subject;

import casebook.enrollment.subject.Subject.Completed;
import casebook.enrollment.subject.Subject.Consented;
import casebook.enrollment.subject.Subject.Discontinued;
import casebook.enrollment.subject.Subject.Enrolled;
import casebook.enrollment.subject.Subject.InScreening;
import casebook.enrollment.subject.Subject.Registered;
import casebook.enrollment.subject.Subject.ScreenFailed;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The subjects. Each step is saved under its own name: state, audit record and event together.
 */
public interface Subjects {
    Optional<Subject> find(StudyId study, SubjectId subject);

    /** The same, and nobody else changes the subject until the transaction ends. */
    Optional<Subject> lock(StudyId study, SubjectId subject);

    /** The subject as it was at a revision. */
    Subject asOf(StudyId study, SubjectId subject, long revision);

    /**
     * A page of subjects, in the order of registration.
     *
     * @param sites only of these; none for all
     * @param after the last one of the page before; none for the first page
     */
    List<Subject> page(StudyId study, Optional<Set<SiteId>> sites, @Nullable SubjectId after, int limit);

    /** The next number of the site. Two who ask at once get different ones. */
    SubjectNumber nextNumber(StudyId study, SiteId site);

    /** Who was registered at the site with this idempotency key. */
    Optional<SubjectId> ofKey(StudyId study, SiteId site, String idempotencyKey);

    /** Whose the key is from now on: the subject's, unless another registration was faster. */
    SubjectId takeKey(StudyId study, SiteId site, String idempotencyKey, SubjectId subject);

    void registered(Registered subject, Attribution by);

    /** The latest of the subject's consents is new. */
    void consented(Consented subject, Attribution by);

    void withdrew(Consented subject, int consent, Attribution by);

    /** The subject's decision is new. */
    void decided(InScreening subject, Attribution by);

    void enrolled(Enrolled subject, Attribution by);

    void failedScreening(ScreenFailed subject, Attribution by);

    void discontinued(Discontinued subject, Attribution by);

    void completed(Completed subject, Attribution by);

    /** @throws Refused not found */
    default Subject need(StudyId study, SubjectId subject) {
        return find(study, subject).orElseThrow(() -> Refused.notFound("The subject"));
    }

    /**
     * The subject, to be changed in this transaction.
     *
     * @throws Refused not found
     */
    default Subject toChange(StudyId study, SubjectId subject) {
        return lock(study, subject).orElseThrow(() -> Refused.notFound("The subject"));
    }

    /** @throws Refused stale, when the subject is at another revision than the caller saw */
    default Subject toChange(StudyId study, SubjectId id, long revision) {
        var subject = toChange(study, id);
        if (subject.revision() != revision) {
            throw new Refused(
                    ProblemType.STALE_REVISION,
                    "stale-revision",
                    "The subject is at revision " + subject.revision() + " now. Read it again, then decide.");
        }
        return subject;
    }
}
