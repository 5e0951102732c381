package casebook.enrollment.study;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import java.util.List;
import java.util.Optional;

/** The sites that are open, by study. */
public interface Sites {
    Optional<Site> find(StudyId study, SiteId site);

    /** In order of id. */
    List<Site> all(StudyId study);

    void opened(StudyId study, Site site, Attribution by);

    /** Says in the answer at which position the site was recorded when it was opened. */
    void retell(StudyId study, Site site);

    /** The site of somebody who is in the study, which is therefore open. */
    default Site need(StudyId study, SiteId site) {
        return find(study, site).orElseThrow();
    }
}
