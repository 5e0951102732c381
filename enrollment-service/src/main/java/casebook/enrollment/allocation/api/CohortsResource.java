package casebook.enrollment.allocation.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.Writes;
import casebook.enrollment.allocation.Cohort;
import casebook.enrollment.allocation.CohortPlans;
import casebook.enrollment.allocation.Cohorts;
import casebook.enrollment.allocation.HoldCohort;
import casebook.enrollment.study.StudyVersions;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.http.Revisions;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Limits;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The dose steps of a study. */
@Path("/api/v1/studies/{study}/cohorts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cohorts", description = "Dose steps, how far they are filled, and holds.")
public class CohortsResource {
    private final Access access;
    private final Writes writes;
    private final StudyVersions versions;
    private final Cohorts cohorts;
    private final HoldCohort holdCohort;

    CohortsResource(Access access, Writes writes, StudyVersions versions, Cohorts cohorts, HoldCohort holdCohort) {
        this.access = access;
        this.writes = writes;
        this.versions = versions;
        this.cohorts = cohorts;
        this.holdCohort = holdCohort;
    }

    /** Why a cohort is held or released. */
    record HoldRequest(
            @Schema(maxLength = Limits.TEXT, examples = "Safety review after the first subject", required = true)
            @Nullable
            String reason) {
        String toReason() {
            var check = new RequestCheck();
            var because = check.lines("/reason", reason, Limits.TEXT);
            check.refuse();
            return because;
        }
    }

    @GET
    @Requires(Permission.READ_STUDY)
    @Operation(
            summary = "Lists the cohorts in the order in which they are filled",
            description = "Those of the study version in force first, then those that only earlier versions have.")
    public List<CohortView> list(@PathParam("study") StudyId study) {
        return all(study).stream().map(CohortView::of).toList();
    }

    @GET
    @Path("/{cohort}")
    @Requires(Permission.READ_STUDY)
    @Operation(summary = "Reads a cohort")
    @APIResponse(responseCode = "200", description = "The cohort; a release names its ETag")
    public RestResponse<CohortView> read(@PathParam("study") StudyId study, @PathParam("cohort") String id) {
        return all(study).stream()
                .filter(cohort -> cohort.id().equals(id))
                .findFirst()
                .map(cohort -> answer(RestResponse.Status.OK, cohort))
                .orElseThrow(() -> Refused.notFound("The cohort"));
    }

    @POST
    @Path("/{cohort}/hold")
    @Requires(Permission.HOLD_COHORT)
    @Operation(
            summary = "Holds a cohort: nobody more is allocated for now",
            description =
                    "It takes no If-Match: a hold never fails because somebody else was quicker. A held cohort takes"
                            + " further holds, and a release names the last of them.")
    @APIResponseSchema(value = CohortView.class, responseCode = "201", responseDescription = "The cohort, held")
    public RestResponse<CohortView> hold(
            @PathParam("study") StudyId study, @PathParam("cohort") String id, @Nullable HoldRequest body) {
        var reason = RequestCheck.body(body).toReason();
        // An investigator holds for the own site: safety does not wait for somebody with a role at all of them.
        var by = access.ofReach(study).because(reason);
        return answer(RestResponse.Status.CREATED, writes.inTransaction(() -> holdCohort.hold(study, id, reason, by)));
    }

    @POST
    @Path("/{cohort}/release")
    @Requires(Permission.RELEASE_COHORT)
    @Operation(summary = "Releases a held cohort", description = "If-Match names the cohort's revision that was seen.")
    @APIResponseSchema(value = CohortView.class, responseCode = "201", responseDescription = "The cohort, open again")
    public RestResponse<CohortView> release(
            @PathParam("study") StudyId study,
            @PathParam("cohort") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable HoldRequest body) {
        var revision = Revisions.required(ifMatch);
        var by = access.ofStudy(study).because(RequestCheck.body(body).toReason());
        return answer(
                RestResponse.Status.CREATED, writes.inTransaction(() -> holdCohort.release(study, id, revision, by)));
    }

    private List<Cohort> all(StudyId study) {
        return cohorts.all(study, new CohortPlans(versions.needAll(study)).ever());
    }

    private static RestResponse<CohortView> answer(RestResponse.Status status, Cohort cohort) {
        return ResponseBuilder.create(status, CohortView.of(cohort))
                .header("ETag", Revisions.tag(cohort.revision()))
                .build();
    }
}
