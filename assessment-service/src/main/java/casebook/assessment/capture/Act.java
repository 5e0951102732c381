package casebook.assessment.capture;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.Refused;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * That somebody does something: who, why, and under which key the client would repeat it.
 *
 * @param author attributes the act to the caller at a site, or refuses it there
 * @param reason the reason for change; none at first entry
 * @param retry none when the client does not retry
 */
public record Act(
        Function<SiteId, Attribution> author,
        @Nullable String reason,
        @Nullable RetryKey retry) {

    /** A client's key for one write, and a digest of what it asked. */
    public record RetryKey(String key, String requestDigest) {}

    /** @throws Refused when the caller may not know of the site, or may not do this there */
    Attribution at(SiteId site) {
        return author.apply(site).because(reason);
    }
}
