package casebook.enrollment.study;

import casebook.kernel.identity.SiteId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where subjects are seen.
 *
 * @param country ISO 3166-1 alpha-2
 * @param timeZone decides the site's "today"
 */
public record Site(SiteId id, String name, String country, ZoneId timeZone) {

    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, timeZone);
    }
}
