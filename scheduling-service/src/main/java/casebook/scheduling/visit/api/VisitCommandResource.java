package casebook.scheduling.visit.api;

import static casebook.scheduling.visit.api.VisitRequests.body;

import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.BookVisit;
import casebook.scheduling.visit.CancelVisit;
import casebook.scheduling.visit.RecordMissedVisit;
import casebook.scheduling.visit.RecordOccurrence;
import casebook.scheduling.visit.api.VisitActs.Request;
import casebook.scheduling.visit.api.VisitRequests.Because;
import casebook.scheduling.visit.api.VisitRequests.Booking;
import casebook.scheduling.visit.api.VisitRequests.Occurrence;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What happens to a visit. A day outside the window is accepted with a warning. Retried with its key it answers the same. */
@Path("/api/v1/studies/{study}/subjects/{subject}/visits/{visit}")
@Tag(name = "Visits")
@APIResponse(responseCode = "200", description = "The visit as it is now, with its new revision as ETag")
@APIResponse(responseCode = "404", description = "No such visit, or not yours to see")
@APIResponse(responseCode = "409", description = "The present state does not allow it; every reason is named")
@APIResponse(responseCode = "412", description = "Somebody changed the visit since it was read")
@APIResponse(responseCode = "422", description = "The request breaks a rule; every reason is named")
@APIResponse(responseCode = "428", description = "If-Match is missing")
public class VisitCommandResource {
    private final ChangedVisits changed;
    private final BookVisit bookVisit;
    private final RecordOccurrence recordOccurrence;
    private final RecordMissedVisit recordMissedVisit;
    private final CancelVisit cancelVisit;

    VisitCommandResource(
            ChangedVisits changed,
            BookVisit bookVisit,
            RecordOccurrence recordOccurrence,
            RecordMissedVisit recordMissedVisit,
            CancelVisit cancelVisit) {
        this.changed = changed;
        this.bookVisit = bookVisit;
        this.recordOccurrence = recordOccurrence;
        this.recordMissedVisit = recordMissedVisit;
        this.cancelVisit = cancelVisit;
    }

    @POST
    @Path("/booking")
    @Requires(Permission.RECORD_VISIT)
    @Operation(summary = "Books the visit for a day", description = "Again for another day, while it is not over.")
    public RestResponse<VisitView> book(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @PathParam("visit") VisitId visit,
            @HeaderParam("If-Match") @Nullable String seen,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Booking booking) {
        var day = body(booking).day();
        var request = new Request(study, subject, key, "booking of " + visit, body(booking));
        return changed.answer(request, visit, seen, command -> bookVisit.on(command, day));
    }

    @POST
    @Path("/occurrence")
    @Requires(Permission.RECORD_VISIT)
    @Operation(
            summary = "Records that the visit took place",
            description = "Visits that are counted from it move, unless they are over.")
    public RestResponse<VisitView> occur(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @PathParam("visit") VisitId visit,
            @HeaderParam("If-Match") @Nullable String seen,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Occurrence occurrence) {
        var day = body(occurrence).day();
        var request = new Request(study, subject, key, "occurrence of " + visit, body(occurrence));
        return changed.answer(request, visit, seen, command -> recordOccurrence.on(command, day));
    }

    @POST
    @Path("/missed")
    @Requires(Permission.RECORD_VISIT)
    @Operation(
            summary = "Records that the visit did not take place",
            description = "Possible once its window has opened.")
    public RestResponse<VisitView> miss(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @PathParam("visit") VisitId visit,
            @HeaderParam("If-Match") @Nullable String seen,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Because because) {
        var reason = body(because).words();
        var request = new Request(study, subject, key, "missed of " + visit, body(because));
        return changed.answer(request, visit, seen, command -> recordMissedVisit.because(command, reason));
    }

    @POST
    @Path("/cancellation")
    @Requires(Permission.RECORD_VISIT)
    @Operation(summary = "Cancels the visit")
    public RestResponse<VisitView> cancel(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @PathParam("visit") VisitId visit,
            @HeaderParam("If-Match") @Nullable String seen,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Because because) {
        var reason = body(because).words();
        var request = new Request(study, subject, key, "cancellation of " + visit, body(because));
        return changed.answer(request, visit, seen, command -> cancelVisit.because(command, reason));
    }
}
