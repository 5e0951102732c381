package casebook.assessment.capture.store;

import casebook.assessment.capture.Sites;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One copy for each site. Every write asks for the zone and it hardly ever changes, so it is remembered for a minute. */
@Singleton
class CopiedSites implements Sites {
    private static final String KIND = "site";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Copies copies;
    private final Clock clock;
    private final Map<Place, Remembered> remembered = new ConcurrentHashMap<>();

    CopiedSites(Copies copies, Clock clock) {
        this.copies = copies;
        this.clock = clock;
    }

    private record Place(StudyId study, SiteId site) {}

    private record Remembered(ZoneId zone, Instant until) {}

    private record Stored(String timeZone) {}

    @Override
    public Optional<ZoneId> zone(StudyId study, SiteId site) {
        var place = new Place(study, site);
        var now = clock.instant();
        var known = remembered.get(place);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.zone());
        }
        var found = copies.find(KIND, ChainId.ofStudy(study), site.value(), Stored.class)
                .map(stored -> ZoneId.of(stored.timeZone()));
        found.ifPresent(zone -> remembered.put(place, new Remembered(zone, now.plus(REMEMBERED))));
        return found;
    }

    @Override
    public void keep(StudyId study, SiteId site, ZoneId zone) {
        copies.put(KIND, ChainId.ofStudy(study), site.value(), new Stored(zone.getId()));
        remembered.remove(new Place(study, site));
    }
}
