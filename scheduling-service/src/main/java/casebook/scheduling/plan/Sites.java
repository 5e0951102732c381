package casebook.scheduling.plan;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import java.time.ZoneId;
import java.util.Optional;

/** Where the sites are: the zone decides which day it is. */
public interface Sites {
    Optional<ZoneId> zoneOf(StudyId study, SiteId site);

    void keep(StudyId study, SiteId site, ZoneId zone);
}
