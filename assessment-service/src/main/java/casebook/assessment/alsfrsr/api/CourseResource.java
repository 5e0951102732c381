package casebook.assessment.alsfrsr.api;

import casebook.assessment.alsfrsr.FollowCourse;
import casebook.assessment.capture.SubjectKey;
import casebook.journal.http.SubjectSites;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A subject's course of ALSFRS-R. */
@Path("/api/v1/studies/{study}/subjects/{subject}/alsfrs-r")
@Tag(name = "ALSFRS-R")
public class CourseResource {
    private final Access access;
    private final SubjectSites sites;
    private final FollowCourse followCourse;

    CourseResource(Access access, SubjectSites sites, FollowCourse followCourse) {
        this.access = access;
        this.sites = sites;
        this.followCourse = followCourse;
    }

    @GET
    @Requires(Permission.READ_SUBJECT)
    @Operation(
            summary = "Reads a subject's course of ALSFRS-R",
            description =
                    "Totals, domain scores and stages of each completed assessment, the slope, and the progression rate"
                            + " since onset. What is missing says why.")
    public CourseView read(@PathParam("study") StudyId study, @PathParam("subject") SubjectId subject) {
        var site = sites.siteOf(study, subject).orElseThrow(() -> Refused.notFound("The subject"));
        access.require(site, "The subject");
        return CourseView.of(followCourse.of(new SubjectKey(study, subject)));
    }
}
