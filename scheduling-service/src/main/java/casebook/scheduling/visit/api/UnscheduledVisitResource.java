package casebook.scheduling.visit.api;

import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.visit.AddUnscheduledVisit;
import casebook.scheduling.visit.AddUnscheduledVisit.Addition;
import casebook.scheduling.visit.api.VisitActs.Request;
import casebook.scheduling.visit.api.VisitRequests.Unscheduled;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Adds a visit that the protocol did not plan. */
@Path("/api/v1/studies/{study}/subjects/{subject}/visits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Visits")
public class UnscheduledVisitResource {
    private final VisitFinder finder;
    private final Access access;
    private final VisitActs acts;
    private final AddUnscheduledVisit addUnscheduledVisit;

    UnscheduledVisitResource(
            VisitFinder finder, Access access, VisitActs acts, AddUnscheduledVisit addUnscheduledVisit) {
        this.finder = finder;
        this.access = access;
        this.acts = acts;
        this.addUnscheduledVisit = addUnscheduledVisit;
    }

    @POST
    @Requires(Permission.RECORD_VISIT)
    @Operation(
            summary = "Adds an unscheduled visit",
            description =
                    "One that took place already, or one that is planned. Retried with the same Idempotency-Key it"
                            + " answers the same and adds nothing.")
    @APIResponse(
            responseCode = "201",
            description = "The visit, with its revision as ETag",
            content = @Content(schema = @Schema(implementation = VisitView.class)))
    @APIResponse(responseCode = "404", description = "No such subject, or not yours to see")
    @APIResponse(responseCode = "409", description = "The subject does not take part")
    @APIResponse(responseCode = "422", description = "The request breaks a rule; every reason is named")
    public RestResponse<VisitView> add(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri,
            @Nullable Unscheduled unscheduled) {
        var request = VisitRequests.body(unscheduled);
        request.check();
        var participation = finder.subject(study, subject);
        var by = access.at(participation.site());
        var visit = acts.once(
                new Request(study, subject, key, "add unscheduled visit", request),
                retry -> addUnscheduledVisit.run(new Addition(
                        study,
                        subject,
                        request.name(),
                        request.means(),
                        request.day(),
                        request.occurredOn() != null,
                        by,
                        retry)));
        var place = uri.getAbsolutePathBuilder().path(visit.id().value()).build();
        return VisitAnswers.created(finder.view(study, subject, participation, visit), place);
    }
}
