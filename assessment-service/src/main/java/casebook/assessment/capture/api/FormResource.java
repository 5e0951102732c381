package casebook.assessment.capture.api;

import casebook.assessment.capture.CapturedForms;
import casebook.assessment.capture.CompleteForm;
import casebook.assessment.capture.CorrectForm;
import casebook.assessment.capture.Discrepancies;
import casebook.assessment.capture.EnterAnswers;
import casebook.assessment.capture.FormPlace;
import casebook.assessment.capture.FormRevision;
import casebook.assessment.capture.StartForm;
import casebook.assessment.capture.SubjectKey;
import casebook.assessment.capture.api.FormRequests.CorrectionRequest;
import casebook.assessment.capture.api.FormRequests.EnterRequest;
import casebook.assessment.capture.api.FormRequests.StartRequest;
import casebook.assessment.capture.api.HistoryView.RevisionView;
import casebook.journal.http.SubjectSites;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.apidocs.AlsoRefuses;
import casebook.kernel.http.Revisions;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** One form of one visit: begun, gone on with, completed, corrected, and read with its history. */
@Path("/api/v1/studies/{study}/subjects/{subject}/visits/{visit}/forms/{form}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forms")
public class FormResource {
    private static final String IF_MATCH = "If-Match";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Access access;
    private final SubjectSites sites;
    private final CapturedForms forms;
    private final Discrepancies discrepancies;
    private final StartForm startForm;
    private final EnterAnswers enterAnswers;
    private final CompleteForm completeForm;
    private final CorrectForm correctForm;

    FormResource(
            Access access,
            SubjectSites sites,
            CapturedForms forms,
            Discrepancies discrepancies,
            StartForm startForm,
            EnterAnswers enterAnswers,
            CompleteForm completeForm,
            CorrectForm correctForm) {
        this.access = access;
        this.sites = sites;
        this.forms = forms;
        this.discrepancies = discrepancies;
        this.startForm = startForm;
        this.enterAnswers = enterAnswers;
        this.completeForm = completeForm;
        this.correctForm = correctForm;
    }

    /** Where the path points. */
    record Address(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @PathParam("visit") String visit,

            @Parameter(
                    description = "The form's id; of a repeating form the first as adverse-event, the next as"
                            + " adverse-event.2, up to adverse-event.999",
                    example = "adverse-event.2")
            @PathParam("form")
            String form) {
        FormPlace place() {
            return FormPlace.of(new SubjectKey(study, subject), visit, form).orElseThrow(FormResource::notFound);
        }

        String action(String verb) {
            return verb + " " + visit + "/" + form;
        }
    }

    @POST
    @Requires(Permission.CAPTURE_FORM)
    @Operation(
            summary = "Begins a form of a visit, and completes it where its answers are all there",
            description =
                    "Refused with every reason: before consent, at a visit that does not take place or does not ask"
                            + " for the form, treatment before allocation, a day after the end of participation, a repeat"
                            + " that is not the next, answers that do not fit. Warnings of edit checks are answered as"
                            + " findings.")
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = FormView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The subject's state does not allow it, or the form is there already")
    @APIResponse(responseCode = "422", description = "Answers do not fit the form")
    public RestResponse<FormView> start(
            @BeanParam Address address,
            @HeaderParam(IDEMPOTENCY_KEY) @Nullable String key,
            @Nullable StartRequest body) {
        var request = FormRequests.needed(body);
        var act = FormRequests.act(access::at, request.reason(), key, address.action("start"), request);
        var kept = startForm.start(address.place(), request.given(), request.completes(), act);
        return answer(Status.CREATED, address, kept);
    }

    @GET
    @Requires(Permission.READ_SUBJECT)
    @Operation(summary = "Reads a form as it is now")
    @APIResponse(responseCode = "200", description = "The form, with its revision as ETag")
    public RestResponse<FormView> read(@BeanParam Address address) {
        return answer(Status.OK, address, forms.latest(visible(address)).orElseThrow(FormResource::notFound));
    }

    @PATCH
    @Requires(Permission.CAPTURE_FORM)
    @Operation(summary = "Enters more answers while the form is in progress")
    @APIResponse(responseCode = "200", description = "Kept")
    @APIResponse(
            responseCode = "409",
            description = "The form is completed already, or the subject's state does not allow it")
    @APIResponse(responseCode = "412", description = "Somebody changed it since it was read")
    public RestResponse<FormView> enter(
            @BeanParam Address address,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IDEMPOTENCY_KEY) @Nullable String key,
            @Nullable EnterRequest body) {
        var request = FormRequests.needed(body);
        var act = FormRequests.act(access::at, request.reason(), key, address.action("enter"), request);
        return answer(
                Status.OK,
                address,
                enterAnswers.enter(address.place(), Revisions.required(ifMatch), request.given(), act));
    }

    @POST
    @Path("/completion")
    @Requires(Permission.CAPTURE_FORM)
    @AlsoRefuses(ProblemType.INVALID_CONTENT)
    @Operation(
            summary = "Says that the form's answers are all there",
            description =
                    "Refused with everything that is required and missing, and every edit check of severity error that"
                            + " does not hold. From then on the form is only corrected.")
    @APIResponse(responseCode = "200", description = "Completed")
    @APIResponse(responseCode = "412", description = "Somebody changed it since it was read")
    @APIResponse(responseCode = "422", description = "Something is missing or contradicts")
    public RestResponse<FormView> complete(
            @BeanParam Address address,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IDEMPOTENCY_KEY) @Nullable String key) {
        var expected = Revisions.required(ifMatch);
        var act = FormRequests.act(access::at, null, key, address.action("complete"), Map.of());
        return answer(Status.OK, address, completeForm.complete(address.place(), expected, act));
    }

    @POST
    @Path("/corrections")
    @Requires(Permission.CORRECT_FORM)
    @Operation(
            summary = "Corrects a completed form, with the reason for the change",
            description = "The form stays completed and gets its next revision; every earlier one stays readable.")
    @APIResponse(responseCode = "200", description = "Corrected")
    @APIResponse(responseCode = "412", description = "Somebody changed it since it was read")
    @APIResponse(responseCode = "422", description = "No reason, no change, or the form would no longer be complete")
    public RestResponse<FormView> correct(
            @BeanParam Address address,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IDEMPOTENCY_KEY) @Nullable String key,
            @Nullable CorrectionRequest body) {
        var expected = Revisions.required(ifMatch);
        var request = FormRequests.needed(body);
        var act = FormRequests.act(access::at, request.reason(), key, address.action("correct"), request);
        return answer(Status.OK, address, correctForm.correct(address.place(), expected, request.given(), act));
    }

    @GET
    @Path("/history")
    @Requires(Permission.READ_SUBJECT)
    @Operation(summary = "Reads every revision of a form, the oldest first: who, when, what and why")
    public List<RevisionView> history(@BeanParam Address address) {
        var revisions = forms.history(visible(address));
        if (revisions.isEmpty()) {
            throw notFound();
        }
        return HistoryView.of(revisions);
    }

    private FormPlace visible(Address address) {
        var place = address.place();
        var site = sites.siteOf(address.study(), address.subject()).orElseThrow(() -> Refused.notFound("The subject"));
        access.require(site, "The subject");
        return place;
    }

    private static Refused notFound() {
        return Refused.notFound("The form");
    }

    private RestResponse<FormView> answer(Status status, Address address, FormRevision revision) {
        var warnings = discrepancies.of(address.place().subject(), revision);
        return ResponseBuilder.create(status, FormView.of(revision, warnings))
                .header("ETag", Revisions.tag(revision.revision()))
                .build();
    }
}
