package casebook.enrollment.subject;

import casebook.enrollment.study.Sites;
import casebook.enrollment.subject.Subject.Registered;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;

/** Gives a person the site's next subject number. */
public final class RegisterSubject {
    private final Sites sites;
    private final Subjects subjects;

    public RegisterSubject(Sites sites, Subjects subjects) {
        this.sites = sites;
        this.subjects = subjects;
    }

    public Subject register(StudyId study, SubjectId id, SiteId site, Attribution by) {
        if (sites.find(study, site).isEmpty()) {
            throw new Refused(
                    ProblemType.INVALID_CONTENT,
                    Reason.at("/site", "site-not-open", "No such site is open in this study."));
        }
        var registered = new Registered(new Registration(study, id, subjects.nextNumber(study, site)), 1);
        subjects.registered(registered, by);
        return registered;
    }
}
