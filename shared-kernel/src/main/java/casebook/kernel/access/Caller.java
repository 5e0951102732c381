package casebook.kernel.access;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, and with what grants.
 *
 * @param user the provider's {@code sub}
 * @param grants all they hold, of any study
 */
public record Caller(String user, String name, String organisation, List<Grant> grants) {

    public Caller {
        grants = List.copyOf(grants);
    }

    /** The sites of a study at which the caller has the permission. */
    public record Reach(boolean everySite, Set<String> sites) {
        public boolean covers(@Nullable String site) {
            return everySite || (site != null && sites.contains(site));
        }
    }

    /**
     * Where in the study the caller may do this.
     *
     * @param study the study asked for; none for what concerns no single one: operations, which ask for a grant over
     *     everything, and the list of studies
     * @throws Refused not found, when no grant of theirs concerns the study; forbidden, when one does but no role of theirs
     *     allows it
     */
    public Reach reach(Permission permission, @Nullable String study) {
        var concerned = grants.stream()
                .filter(grant -> study == null
                        ? !permission.ofTheSystem() || grant.coversEverything()
                        : grant.coversStudy(study))
                .toList();
        if (concerned.isEmpty() && study != null) {
            throw Refused.notFound("The study");
        }
        var allowed = concerned.stream()
                .filter(grant -> permission.allows(grant.role()))
                .toList();
        if (allowed.isEmpty()) {
            throw new Refused(
                    ProblemType.FORBIDDEN, "role-not-allowed", "Allowed for: " + names(permission.roles()) + ".");
        }
        var sites = new TreeSet<String>();
        allowed.forEach(grant -> sites.add(grant.site()));
        return new Reach(sites.contains(Grant.ALL), sites);
    }

    /** Whether any grant of theirs lets them know of this site of the study at all. */
    boolean sees(String study, @Nullable String site) {
        return grants.stream().anyMatch(grant -> grant.coversStudy(study) && (site == null || grant.coversSite(site)));
    }

    Attribution attribution(Permission permission, @Nullable String study, @Nullable String site, Instant at) {
        var role = grants.stream()
                .filter(grant -> permission.allows(grant.role()))
                .filter(grant -> study == null || grant.coversStudy(study))
                .filter(grant -> site == null || grant.coversSite(site))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("The subject"))
                .role();
        return new Attribution(user, name, role.wireName(), organisation, site, at, null);
    }

    private static String names(Set<Role> roles) {
        return String.join(", ", roles.stream().map(Role::wireName).sorted().toList())
                .toLowerCase(Locale.ROOT);
    }
}
