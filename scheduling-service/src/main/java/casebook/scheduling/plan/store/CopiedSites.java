package casebook.scheduling.plan.store;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.scheduling.plan.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;

/** Sites as copies in the study's own chain. */
@ApplicationScoped
class CopiedSites implements Sites {
    private static final String KIND = "site";
    private final Copies copies;

    CopiedSites(Copies copies) {
        this.copies = copies;
    }

    record SiteCopy(ZoneId timeZone) {}

    @Override
    public Optional<ZoneId> zoneOf(StudyId study, SiteId site) {
        return copies.find(KIND, ChainId.ofStudy(study), site.value(), SiteCopy.class)
                .map(SiteCopy::timeZone);
    }

    @Override
    public void keep(StudyId study, SiteId site, ZoneId zone) {
        copies.put(KIND, ChainId.ofStudy(study), site.value(), new SiteCopy(zone));
    }
}
