package casebook.enrollment.subject.store;

import casebook.journal.http.SubjectSites;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says at which site a subject was registered. */
@ApplicationScoped
class KnownSubjectSites implements SubjectSites {
    private final SubjectRows rows;

    KnownSubjectSites(SubjectRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<SiteId> siteOf(StudyId study, SubjectId subject) {
        return rows.of(study, subject).map(row -> new SiteId(row.site));
    }
}
