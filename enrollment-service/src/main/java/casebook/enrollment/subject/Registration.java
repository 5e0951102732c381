package casebook.enrollment.subject;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;

/** Who a subject is to the study. It never changes. */
public record Registration(StudyId study, SubjectId id, SubjectNumber number) {

    public SiteId site() {
        return number.site();
    }
}
