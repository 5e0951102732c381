package casebook.kernel.attribution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who, in which role, for whom, when and why (21 CFR 11.10(e), EMA 6.2.1).
 *
 * @param user the identity at the provider, which is never given to another person
 * @param name the person's name as printed, or the machine client's
 * @param role the role that allowed the act
 * @param site the site acted for; none where the act concerns the whole study
 * @param at the request's one instant, UTC, to the microsecond (what every store keeps)
 * @param reason the reason for change, as the user gave it; none at first entry
 */
public record Attribution(
        String user,
        String name,
        String role,
        String organisation,
        @Nullable String site,
        Instant at,
        @Nullable String reason) {

    /** The act of a service itself, in answer to an event. */
    public static Attribution ofService(String service, @Nullable String site, Instant at, String reason) {
        return new Attribution(service, service, "system", "casebook", site, at, reason);
    }

    public Attribution because(@Nullable String reason) {
        return new Attribution(user, name, role, organisation, site, at, reason);
    }

    public Attribution atSite(@Nullable String site) {
        return new Attribution(user, name, role, organisation, site, at, reason);
    }
}
