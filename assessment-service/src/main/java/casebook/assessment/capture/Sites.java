package casebook.assessment.capture;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import java.time.ZoneId;
import java.util.Optional;

/** The sites this service has heard of; a site's zone decides its "today". */
public interface Sites {
    Optional<ZoneId> zone(StudyId study, SiteId site);

    void keep(StudyId study, SiteId site, ZoneId zone);
}
