package casebook.enrollment.study;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Opens a site that the protocol names, so that it may register subjects. The same again changes nothing. */
public final class OpenSite {
    private final StudyVersions versions;
    private final Sites sites;

    public OpenSite(StudyVersions versions, Sites sites) {
        this.versions = versions;
        this.sites = sites;
    }

    /** What is known better than by the protocol; the rest is as the protocol has it. */
    public record Details(
            @Nullable String name,
            @Nullable String country,
            @Nullable ZoneId timeZone) {
        Site over(Site planned) {
            return new Site(
                    planned.id(),
                    name == null ? planned.name() : name,
                    country == null ? planned.country() : country,
                    timeZone == null ? planned.timeZone() : timeZone);
        }
    }

    /** What became of it: whether it was new. */
    public record Opening(Site site, boolean fresh) {}

    public Opening open(StudyId study, SiteId id, Details details, Attribution by) {
        var planned = versions.needCurrent(study)
                .definition()
                .site(id)
                .orElseThrow(() -> new Refused(
                        ProblemType.STATE_CONFLICT,
                        "site-not-in-protocol",
                        "The active study version does not name this site."));
        versions.lock(study);
        var site = details.over(planned);
        var open = sites.find(study, id);
        if (open.isEmpty()) {
            sites.opened(study, site, by);
            return new Opening(site, true);
        }
        if (!open.get().equals(site)) {
            throw new Refused(
                    ProblemType.STATE_CONFLICT, "site-already-open", "The site is open with other details than these.");
        }
        sites.retell(study, site);
        return new Opening(site, false);
    }
}
