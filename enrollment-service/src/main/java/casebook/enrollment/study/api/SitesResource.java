package casebook.enrollment.study.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.Writes;
import casebook.enrollment.study.OpenSite;
import casebook.enrollment.study.Site;
import casebook.enrollment.study.SitePlaces;
import casebook.enrollment.study.Sites;
import casebook.enrollment.study.StudyVersions;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.text.Limits;
import casebook.kernel.text.WrittenText;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The sites of a study. */
@Path("/api/v1/studies/{study}/sites")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sites", description = "Where subjects are seen.")
public class SitesResource {
    private final Access access;
    private final Writes writes;
    private final StudyVersions versions;
    private final Sites sites;
    private final OpenSite openSite;

    SitesResource(Access access, Writes writes, StudyVersions versions, Sites sites, OpenSite openSite) {
        this.access = access;
        this.writes = writes;
        this.versions = versions;
        this.sites = sites;
        this.openSite = openSite;
    }

    /** What is known better than by the protocol; what is left out is as the protocol has it. */
    record SiteRequest(
            @Schema(maxLength = Limits.TEXT, examples = "Hanyang University Seoul Hospital") @Nullable
            String name,

            @Schema(description = "ISO 3166-1 alpha-2", maxLength = Limits.WORD, examples = "KR") @Nullable
            String country,

            @Schema(
                    description = "IANA time zone; decides the site's today",
                    maxLength = Limits.WORD,
                    examples = "Asia/Seoul")
            @Nullable
            String timeZone) {

        OpenSite.Details toDetails() {
            var check = new RequestCheck();
            check.optionalLine("/name", name, Limits.TEXT);
            if (country != null && isWord(check, "/country", country)) {
                SitePlaces.countryFaults("/country", country).forEach(check::fault);
            }
            if (timeZone != null && isWord(check, "/timeZone", timeZone)) {
                SitePlaces.zoneFaults("/timeZone", timeZone).forEach(check::fault);
            }
            check.refuse();
            return new OpenSite.Details(name, country, timeZone == null ? null : ZoneId.of(timeZone));
        }

        /** What is no word is not looked up, so that no refusal quotes it. */
        private static boolean isWord(RequestCheck check, String pointer, String given) {
            var against = WrittenText.line(pointer, given, Limits.WORD).toList();
            against.forEach(check::fault);
            return against.isEmpty();
        }
    }

    /** An open site. */
    record SiteView(String study, String site, String name, String country, String timeZone) {
        static SiteView of(StudyId study, Site site) {
            return new SiteView(
                    study.value(),
                    site.id().value(),
                    site.name(),
                    site.country(),
                    site.timeZone().getId());
        }
    }

    @PUT
    @Path("/{site}")
    @Requires(Permission.OPEN_SITE)
    @Operation(
            summary = "Opens a site, so that it may register subjects",
            description = "The active study version must name it. What the body leaves out is taken from there.")
    @APIResponseSchema(value = SiteView.class, responseCode = "201", responseDescription = "Opened")
    @APIResponse(responseCode = "200", description = "Already open with these details; nothing was written")
    @APIResponse(responseCode = "409", description = "Not named by the protocol, or open with other details")
    public RestResponse<SiteView> open(
            @PathParam("study") StudyId study,
            @PathParam("site") SiteId site,
            @Nullable SiteRequest request,
            UriInfo uri) {
        var details = request == null ? new OpenSite.Details(null, null, null) : request.toDetails();
        var by = access.ofStudy(study);
        var opening = writes.inTransaction(() -> openSite.open(study, site, details, by));
        var view = SiteView.of(study, opening.site());
        return opening.fresh()
                ? ResponseBuilder.<SiteView>created(uri.getAbsolutePath())
                        .entity(view)
                        .build()
                : RestResponse.ok(view);
    }

    @GET
    @Requires(Permission.READ_STUDY)
    @Operation(summary = "Lists the open sites")
    public List<SiteView> list(@PathParam("study") StudyId study) {
        versions.requireKnown(study);
        return sites.all(study).stream().map(site -> SiteView.of(study, site)).toList();
    }
}
