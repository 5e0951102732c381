package casebook.journal.http;

import casebook.journal.audit.ChainId;
import casebook.journal.http.AuditTrails.TrailPage;
import casebook.journal.http.AuditTrails.Verification;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** This service's part of the audit trail of the study itself: versions, sites, cohorts. For who may see every site. */
@Path("/api/v1/studies/{study}/audit-trail")
@Tag(name = "Audit trail")
public class StudyAuditTrailResource {
    private final Access access;
    private final AuditTrails trails;
    private final ChainWitness witness;

    StudyAuditTrailResource(Access access, AuditTrails trails, ChainWitness witness) {
        this.access = access;
        this.trails = trails;
        this.witness = witness;
    }

    @GET
    @Requires(Permission.READ_AUDIT_TRAIL)
    @Operation(
            summary = "Reads the study's own audit trail in order",
            description = "What concerns no single subject. A page of at most 1000 records. 404 where there is none.")
    public TrailPage read(
            @PathParam("study") StudyId study,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        return trails.page(visible(study), after, limit);
    }

    @GET
    @Path("/verification")
    @Requires(Permission.READ_AUDIT_TRAIL)
    @Operation(
            summary = "Verifies the study's own chain of records",
            description = "Recomputes every hash, and compares the chain with the anchors in the topics.")
    public Verification verify(@PathParam("study") StudyId study) {
        return trails.verify(visible(study));
    }

    private ChainId visible(StudyId study) {
        access.ofStudy(study);
        var chain = ChainId.ofStudy(study);
        if (!witness.knows(chain)) {
            throw Refused.notFound("The study's audit trail");
        }
        return chain;
    }
}
