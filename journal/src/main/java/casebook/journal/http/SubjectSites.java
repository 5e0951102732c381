package casebook.journal.http;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.util.Optional;

/** Says at which site a subject is seen, as far as this service knows. Each service answers for itself. */
@FunctionalInterface
public interface SubjectSites {
    Optional<SiteId> siteOf(StudyId study, SubjectId subject);
}
