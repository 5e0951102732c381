package casebook.kernel.access;

import casebook.kernel.access.Caller.Reach;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the present request may see and do. Opened by the endpoint's {@link Requires} before the endpoint runs; the endpoint
 * narrows it to the site once it knows whose data it is about.
 */
@RequestScoped
public class Access {
    private final SecurityIdentity identity;
    private final Instant at;
    private @Nullable Caller caller;
    private @Nullable Permission permission;
    private @Nullable String study;

    Access(SecurityIdentity identity, Clock clock) {
        this.identity = identity;
        this.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * @throws Refused when the caller may not do this anywhere in the study; or may, and must first prove again who they are,
     *     which nobody is asked to do in vain
     */
    public void open(Permission permission, @Nullable String study) {
        this.permission = permission;
        this.study = study;
        caller().reach(permission, study);
        if (permission.needsFreshAuthentication()) {
            FreshAuthentication.require(Callers.authenticatedAt(identity), at);
        }
    }

    public Caller caller() {
        if (caller == null) {
            caller = Callers.of(identity);
        }
        return caller;
    }

    /** The request's one instant. */
    public Instant at() {
        return at;
    }

    /** The sites whose data the request may touch; for the conditions of a query. */
    public Reach reach() {
        return caller().reach(opened(), study);
    }

    /**
     * Attributes the act to the caller, at a site.
     *
     * @throws Refused not found, when the caller may not know of the site; forbidden, when they may not do this there
     */
    public Attribution at(SiteId site) {
        requireSite(site.value());
        return caller().attribution(opened(), study, site.value(), at);
    }

    /**
     * Attributes an act that concerns the whole study.
     *
     * @throws Refused forbidden, when the caller may do this at some of the study's sites only
     */
    public Attribution ofStudy(@Nullable StudyId study) {
        if (!reach().everySite()) {
            throw new Refused(
                    ProblemType.FORBIDDEN, "role-not-study-wide", "This concerns all sites; your role holds at some.");
        }
        return caller().attribution(opened(), study == null ? null : study.value(), null, at);
    }

    /**
     * Attributes an act that concerns more than one site to whoever may do it at any. It names a site only where theirs is the
     * one: of several, none is where it was done.
     */
    public Attribution ofReach(StudyId study) {
        var reach = reach();
        return !reach.everySite() && reach.sites().size() == 1
                ? at(new SiteId(reach.sites().iterator().next()))
                : caller().attribution(opened(), study.value(), null, at);
    }

    /**
     * Lets the request go on only if it may touch this site's data.
     *
     * @param what named in the refusal, such as {@code The subject}
     */
    public void require(SiteId site, String what) {
        if (!caller().sees(studyOpened(), site.value())) {
            throw Refused.notFound(what);
        }
        requireSite(site.value());
    }

    private void requireSite(String site) {
        if (!reach().covers(site)) {
            throw caller().sees(studyOpened(), site)
                    ? new Refused(
                            ProblemType.FORBIDDEN,
                            "role-not-allowed-here",
                            "Your role at this site does not allow this.")
                    : Refused.notFound("The subject");
        }
    }

    private String studyOpened() {
        return study == null ? Grant.ALL : study;
    }

    private Permission opened() {
        if (permission == null) {
            throw new IllegalStateException("The endpoint states no permission");
        }
        return permission;
    }
}
