package casebook.enrollment.subject.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.subject.AssessEligibility;
import casebook.enrollment.subject.DecideEligibility;
import casebook.enrollment.subject.Subjects;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.http.Revisions;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Whether a subject may enter the study. */
@Path("/api/v1/studies/{study}/subjects/{subject}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Eligibility", description = "Criteria, their evidence, and the investigator's decision.")
@APIResponse(responseCode = "404", description = "No such subject, or not yours to see")
@APIResponse(responseCode = "409", description = "The present state does not allow it; every reason is named")
@APIResponse(responseCode = "412", description = "The subject or the evidence was changed since it was read")
@APIResponse(responseCode = "422", description = "The request breaks a rule; every reason is named")
@APIResponse(responseCode = "428", description = "If-Match is missing")
public class EligibilityResource {
    private final Access access;
    private final Subjects subjects;
    private final AssessEligibility assessEligibility;
    private final DecideEligibility decideEligibility;
    private final SubjectSteps steps;

    EligibilityResource(
            Access access,
            Subjects subjects,
            AssessEligibility assessEligibility,
            DecideEligibility decideEligibility,
            SubjectSteps steps) {
        this.access = access;
        this.subjects = subjects;
        this.assessEligibility = assessEligibility;
        this.decideEligibility = decideEligibility;
        this.steps = steps;
    }

    @GET
    @Path("/eligibility")
    @Requires(Permission.READ_SUBJECT)
    @Operation(
            summary = "Holds every criterion against the evidence",
            description = "The evidence is what was completed at visits of the run-in, and the consent.")
    @APIResponse(
            responseCode = "200",
            description = "Each criterion with its outcome, its evidence and what is missing; the ETag changes with the"
                    + " subject and with the evidence, and a decision names it",
            headers = @Header(name = "ETag", ref = "ETag"))
    public RestResponse<EligibilityView> assess(@PathParam("study") StudyId study, @PathParam("subject") SubjectId id) {
        var subject = subjects.need(study, id);
        access.require(subject.registration().site(), "The subject");
        var assessed = assessEligibility.assess(subject);
        return ResponseBuilder.ok(EligibilityView.of(assessed, subject))
                .header("ETag", Revisions.tag(assessed.mark(subject)))
                .build();
    }

    @POST
    @Path("/eligibility-decisions")
    @Requires(Permission.DECIDE_ELIGIBILITY)
    @Operation(
            summary = "Records the investigator's judgement of every criterion",
            description = "If-Match names the ETag of the eligibility that was judged."
                    + " Refused, with every reason, where one is missing, cannot be judged yet, or the evidence says"
                    + " otherwise. The decision cites the evidence; when that changes, it must be made again.")
    @APIResponseSchema(
            value = SubjectView.class,
            responseCode = "201",
            responseDescription = "The subject, with the decision")
    public RestResponse<SubjectView> decide(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable DecisionRequest body) {
        var request = RequestCheck.body(body);
        var seen = Revisions.requiredTag(ifMatch);
        return steps.run(
                new SubjectSteps.Request(study, subject, idempotencyKey, "decide-eligibility", request),
                by -> decideEligibility.decide(study, subject, seen, request.toJudged(), by));
    }
}
