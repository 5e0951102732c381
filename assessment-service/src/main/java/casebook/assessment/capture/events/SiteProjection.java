package casebook.assessment.capture.events;

import casebook.assessment.capture.Sites;
import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Set;

/** Copies each site's zone. */
@Singleton
class SiteProjection implements Projection {
    private final Sites sites;

    SiteProjection(Sites sites) {
        this.sites = sites;
    }

    record SiteOpened(String site, String timeZone) {}

    @Override
    public Set<String> types() {
        return Set.of("site-opened.v1");
    }

    @Override
    public void project(Event event) {
        var opened = event.as(SiteOpened.class);
        sites.keep(new StudyId(event.chain().study()), new SiteId(opened.site()), ZoneId.of(opened.timeZone()));
    }
}
