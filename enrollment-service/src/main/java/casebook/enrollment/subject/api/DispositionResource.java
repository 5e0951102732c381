package casebook.enrollment.subject.api;

import casebook.enrollment.RequestCheck;
import casebook.enrollment.subject.CompleteSubject;
import casebook.enrollment.subject.DiscontinueSubject;
import casebook.enrollment.subject.RecordScreenFailure;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.http.Revisions;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Reason;
import casebook.kernel.text.Limits;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How a subject's participation ended. */
@Path("/api/v1/studies/{study}/subjects/{subject}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Disposition", description = "How participation ended.")
@APIResponse(responseCode = "404", description = "No such subject, or not yours to see")
@APIResponse(responseCode = "409", description = "The present state does not allow it; every reason is named")
@APIResponse(responseCode = "412", description = "Somebody changed the subject since it was read")
@APIResponse(responseCode = "422", description = "The request breaks a rule; every reason is named")
@APIResponse(responseCode = "428", description = "If-Match is missing")
public class DispositionResource {
    private final RecordScreenFailure recordScreenFailure;
    private final DiscontinueSubject discontinueSubject;
    private final CompleteSubject completeSubject;
    private final SubjectSteps steps;

    DispositionResource(
            RecordScreenFailure recordScreenFailure,
            DiscontinueSubject discontinueSubject,
            CompleteSubject completeSubject,
            SubjectSteps steps) {
        this.recordScreenFailure = recordScreenFailure;
        this.discontinueSubject = discontinueSubject;
        this.completeSubject = completeSubject;
        this.steps = steps;
    }

    /** Why a subject does not enter the study. */
    record ScreenFailureRequest(
            @Schema(examples = "2025-04-02", required = true) @Nullable
            LocalDate failedOn,

            @Schema(
                    description = "In words, at least one, each of at most " + Limits.TEXT + " characters",
                    minItems = 1,
                    maxItems = Limits.REASONS,
                    required = true)
            @Nullable
            List<@Nullable String> reasons,

            @Schema(
                    description = "The criteria that were not met",
                    maxItems = Limits.CRITERIA,
                    examples = "[\"I4\", \"E4\"]")
            @Nullable
            List<@Nullable String> criteria) {
        RecordScreenFailure.Failure toFailure() {
            var check = new RequestCheck();
            var failure =
                    new RecordScreenFailure.Failure(check.date("/failedOn", failedOn), reasons(check), criteria(check));
            check.refuse();
            return failure;
        }

        private List<String> reasons(RequestCheck check) {
            var given = check.list("/reasons", reasons, Limits.REASONS);
            if (reasons == null || reasons.isEmpty()) {
                check.fault(Reason.at("/reasons", "required", "At least one reason is required."));
            }
            return IntStream.range(0, given.size())
                    .mapToObj(i -> check.lines("/reasons/" + i, given.get(i), Limits.TEXT))
                    .toList();
        }

        private List<String> criteria(RequestCheck check) {
            var given = check.list("/criteria", criteria, Limits.CRITERIA);
            return IntStream.range(0, given.size())
                    .mapToObj(i -> check.line("/criteria/" + i, given.get(i), Limits.WORD))
                    .toList();
        }
    }

    /** Why a subject leaves the study before its end. */
    record DiscontinuationRequest(
            @Schema(examples = "2025-09-15", required = true) @Nullable
            LocalDate discontinuedOn,

            @Schema(maxLength = Limits.TEXT, examples = "Moved abroad", required = true) @Nullable
            String reason) {}

    /** The day on which a subject was through. */
    record CompletionRequest(
            @Schema(examples = "2026-05-27", required = true) @Nullable
            LocalDate completedOn) {}

    @POST
    @Path("/screen-failure")
    @Requires(Permission.END_PARTICIPATION)
    @Operation(summary = "Records that a subject does not enter the study")
    @APIResponseSchema(
            value = SubjectView.class,
            responseCode = "201",
            responseDescription = "The subject, screen failed")
    public RestResponse<SubjectView> fail(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable ScreenFailureRequest body) {
        var request = RequestCheck.body(body);
        var revision = Revisions.required(ifMatch);
        return steps.run(
                new SubjectSteps.Request(study, subject, idempotencyKey, "record-screen-failure", request),
                by -> recordScreenFailure.record(study, subject, revision, request.toFailure(), by));
    }

    @POST
    @Path("/discontinuation")
    @Requires(Permission.END_PARTICIPATION)
    @Operation(summary = "Records that an enrolled subject leaves the study before its end")
    @APIResponseSchema(
            value = SubjectView.class,
            responseCode = "201",
            responseDescription = "The subject, discontinued")
    public RestResponse<SubjectView> discontinue(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable DiscontinuationRequest body) {
        var request = RequestCheck.body(body);
        var revision = Revisions.required(ifMatch);
        return steps.run(
                new SubjectSteps.Request(study, subject, idempotencyKey, "discontinue-subject", request), by -> {
                    var check = new RequestCheck();
                    var on = check.date("/discontinuedOn", request.discontinuedOn());
                    var reason = check.lines("/reason", request.reason(), Limits.TEXT);
                    check.refuse();
                    return discontinueSubject.discontinue(study, subject, revision, on, reason, by);
                });
    }

    @POST
    @Path("/completion")
    @Requires(Permission.END_PARTICIPATION)
    @Operation(summary = "Records that a subject went through the whole study, once the final visit took place")
    @APIResponseSchema(value = SubjectView.class, responseCode = "201", responseDescription = "The subject, completed")
    public RestResponse<SubjectView> complete(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable CompletionRequest body) {
        var request = RequestCheck.body(body);
        var revision = Revisions.required(ifMatch);
        return steps.run(new SubjectSteps.Request(study, subject, idempotencyKey, "complete-subject", request), by -> {
            var check = new RequestCheck();
            var on = check.date("/completedOn", request.completedOn());
            check.refuse();
            return completeSubject.complete(study, subject, revision, on, by);
        });
    }
}
