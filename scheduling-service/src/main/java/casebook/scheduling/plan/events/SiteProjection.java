package casebook.scheduling.plan.events;

import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.scheduling.plan.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Set;

/** Takes the zone of a site that was opened. */
@ApplicationScoped
class SiteProjection implements Projection {
    private final Sites sites;

    SiteProjection(Sites sites) {
        this.sites = sites;
    }

    /** What scheduling reads of {@code site-opened.v1}. */
    record SiteOpened(String site, ZoneId timeZone) {}

    @Override
    public Set<String> types() {
        return Set.of("site-opened.v1");
    }

    @Override
    public void project(Event event) {
        var opened = event.as(SiteOpened.class);
        sites.keep(new StudyId(event.chain().study()), new SiteId(opened.site()), opened.timeZone());
    }
}
