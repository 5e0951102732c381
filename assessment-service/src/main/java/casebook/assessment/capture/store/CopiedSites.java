package casebook.assessment.capture.store;

import casebook.assessment.capture.Sites;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.journal.event.Remembered;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** One copy for each site. Every write asks for the zone and it hardly ever changes, so it is remembered for a minute. */
@Singleton
class CopiedSites implements Sites {
    private static final String KIND = "site";
    private static final Duration AGE = Duration.ofMinutes(1);
    /** Sites; many more than one trial has. */
    private static final long MOST = 10_000;

    private final Copies copies;
    private final Remembered<Place, ZoneId> zones;

    CopiedSites(Copies copies, Clock clock) {
        this.copies = copies;
        this.zones = new Remembered<>(clock, AGE, MOST, _ -> 1);
    }

    private record Place(StudyId study, SiteId site) {}

    private record Stored(String timeZone) {}

    @Override
    public Optional<ZoneId> zone(StudyId study, SiteId site) {
        return zones.find(
                new Place(study, site),
                () -> copies.find(KIND, ChainId.ofStudy(study), site.value(), Stored.class)
                        .map(stored -> ZoneId.of(stored.timeZone())));
    }

    @Override
    public void keep(StudyId study, SiteId site, ZoneId zone) {
        copies.put(KIND, ChainId.ofStudy(study), site.value(), new Stored(zone.getId()));
        zones.forget(new Place(study, site));
    }
}
