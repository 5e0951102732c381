package casebook.gateway.trail.api;

import casebook.gateway.trail.ReadTrail;
import casebook.gateway.trail.Verification;
import casebook.gateway.trail.VerifyTrail;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A subject's history across all services. Each service decides for itself whether the caller may see its part. */
@Path("/api/v1/studies/{study}/subjects/{subject}/audit-trail")
@Tag(name = "Audit trail")
class AuditTrailResource {
    private final ReadTrail readTrail;
    private final VerifyTrail verifyTrail;

    AuditTrailResource(ReadTrail readTrail, VerifyTrail verifyTrail) {
        this.readTrail = readTrail;
        this.verifyTrail = verifyTrail;
    }

    @GET
    @Requires(Permission.READ_AUDIT_TRAIL)
    @Operation(
            summary = "Reads a subject's audit trail across all services, in order",
            description = "Ordered by the instant of recording, then by service, then by position in its chain.")
    public CompletionStage<TrailView> read(
            @PathParam("study") String study,
            @PathParam("subject") String subject,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after,
            @Parameter(description = "Records on the page, 1 to 500") @QueryParam("limit") @DefaultValue("200")
                    int limit,
            @Context HttpHeaders headers) {
        return readTrail
                .page(
                        TrailRequest.asked(study, subject, headers),
                        TrailRequest.bookmark(after),
                        TrailRequest.size(limit))
                .thenApply(TrailView::of);
    }

    @GET
    @Path("/verification")
    @Requires(Permission.READ_AUDIT_TRAIL)
    @Operation(
            summary = "Verifies the subject's chains of records in all services",
            description = "Each service recomputes its hashes and compares its chain with the anchors in the topics.")
    public CompletionStage<Verification> verify(
            @PathParam("study") String study, @PathParam("subject") String subject, @Context HttpHeaders headers) {
        return verifyTrail.of(TrailRequest.asked(study, subject, headers));
    }
}
