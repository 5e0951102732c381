package casebook.enrollment.subject.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.subject.EnrollSubject;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.apidocs.AlsoRefuses;
import casebook.kernel.http.Revisions;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.text.Limits;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A subject's place in the study. */
@Path("/api/v1/studies/{study}/subjects/{subject}/enrollment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Enrollment", description = "Entering the study and being allocated.")
@APIResponse(responseCode = "404", description = "No such subject, or not yours to see")
@APIResponse(responseCode = "412", description = "Somebody changed the subject since it was read")
@APIResponse(responseCode = "422", description = "The request breaks a rule; every reason is named")
@APIResponse(responseCode = "428", description = "If-Match is missing")
public class EnrollmentResource {
    private final EnrollSubject enrollSubject;
    private final SubjectSteps steps;

    EnrollmentResource(EnrollSubject enrollSubject, SubjectSteps steps) {
        this.enrollSubject = enrollSubject;
        this.steps = steps;
    }

    /** When, and into which cohort. */
    record EnrollmentRequest(
            @Schema(examples = "2025-03-26", required = true) @Nullable
            LocalDate enrolledOn,

            @Schema(
                    description = "Left out: the next that is to be filled",
                    maxLength = Limits.WORD,
                    examples = "cohort-1")
            @Nullable
            String cohort) {
        LocalDate toDate() {
            var check = new RequestCheck();
            var on = check.date("/enrolledOn", enrolledOn);
            check.optionalLine("/cohort", cohort, Limits.WORD);
            check.refuse();
            return on;
        }
    }

    @POST
    @Requires(Permission.ENROLL_SUBJECT)
    @AlsoRefuses({ProblemType.NOT_ELIGIBLE, ProblemType.COHORT_FULL})
    @Operation(
            summary = "Enrolls a subject and allocates the cohort's next slot",
            description =
                    "If-Match names the subject's revision that the decision rests on. A refusal tells every reason.")
    @APIResponseSchema(value = SubjectView.class, responseCode = "201", responseDescription = "The subject, enrolled")
    @APIResponse(
            responseCode = "409",
            description = "not-eligible with every reason; cohort-full when nothing else stands against it")
    public RestResponse<SubjectView> enroll(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable EnrollmentRequest body) {
        var request = RequestCheck.body(body);
        var revision = Revisions.required(ifMatch);
        return steps.run(
                new SubjectSteps.Request(study, subject, idempotencyKey, "enroll-subject", request),
                by -> enrollSubject.enroll(study, subject, revision, request.toDate(), request.cohort(), by));
    }
}
