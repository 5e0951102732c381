package casebook.journal.http;

import casebook.journal.audit.ChainId;
import casebook.journal.http.AuditTrails.TrailPage;
import casebook.journal.http.AuditTrails.Verification;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** This service's part of a subject's audit trail, for people and for machines, and the proof that it is whole. */
@Path("/api/v1/studies/{study}/subjects/{subject}/audit-trail")
@Tag(name = "Audit trail")
public class AuditTrailResource {
    private final Access access;
    private final AuditTrails trails;
    private final SubjectSites sites;
    private final ChainWitness witness;

    AuditTrailResource(Access access, AuditTrails trails, SubjectSites sites, ChainWitness witness) {
        this.access = access;
        this.trails = trails;
        this.sites = sites;
        this.witness = witness;
    }

    @GET
    @Requires(Permission.READ_AUDIT_TRAIL)
    @Operation(summary = "Reads a subject's audit trail in order", description = "A page of at most 1000 records.")
    public TrailPage read(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        return trails.page(visible(study, subject), after, limit);
    }

    @GET
    @Path("/verification")
    @Requires(Permission.READ_AUDIT_TRAIL)
    @Operation(
            summary = "Verifies the subject's chain of records",
            description = "Recomputes every hash, and compares the chain with the anchors in the topics.")
    public Verification verify(@PathParam("study") StudyId study, @PathParam("subject") SubjectId subject) {
        return trails.verify(visible(study, subject));
    }

    private ChainId visible(StudyId study, SubjectId subject) {
        var chain = ChainId.of(study, subject);
        // Who has taken the subject out of the store must not make its trail unfindable too.
        var site = sites.siteOf(study, subject)
                .or(() -> witness.siteOf(chain))
                .orElseThrow(() -> Refused.notFound("The subject"));
        access.require(site, "The subject");
        return chain;
    }
}
