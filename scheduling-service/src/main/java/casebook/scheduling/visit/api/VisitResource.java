package casebook.scheduling.visit.api;

import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.SubjectVisits;
import casebook.scheduling.visit.Visits;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The visits of one subject, to read. */
@Path("/api/v1/studies/{study}/subjects/{subject}/visits")
@Tag(name = "Visits")
public class VisitResource {
    private final VisitFinder finder;
    private final Visits visits;

    VisitResource(VisitFinder finder, Visits visits) {
        this.finder = finder;
        this.visits = visits;
    }

    @GET
    @Requires(Permission.READ_SUBJECT)
    @Operation(summary = "Lists a subject's visits by due date, with totals")
    @APIResponse(responseCode = "200", description = "All visits; none before consent")
    @APIResponse(responseCode = "404", description = "No such subject, or not yours to see")
    public VisitsView list(@PathParam("study") StudyId study, @PathParam("subject") SubjectId subject) {
        var participation = finder.subject(study, subject);
        var found = visits.find(study, subject).orElseGet(() -> SubjectVisits.none(study, subject));
        return finder.view(found, participation);
    }

    @GET
    @Path("/{visit}")
    @Requires(Permission.READ_SUBJECT)
    @Operation(summary = "Reads one visit")
    @APIResponse(responseCode = "200", description = "The visit, with its revision as ETag")
    @APIResponse(responseCode = "404", description = "No such visit, or not yours to see")
    public RestResponse<VisitView> read(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @PathParam("visit") VisitId visit) {
        var participation = finder.subject(study, subject);
        var found = finder.visit(study, subject, visit);
        return VisitAnswers.ok(finder.view(study, subject, participation, found));
    }
}
