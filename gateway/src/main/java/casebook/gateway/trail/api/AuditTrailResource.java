package casebook.gateway.trail.api;

import casebook.gateway.http.RequestIds;
import casebook.gateway.trail.Asked;
import casebook.gateway.trail.Bookmark;
import casebook.gateway.trail.Entry;
import casebook.gateway.trail.ReadTrail;
import casebook.gateway.trail.TrailPage;
import casebook.gateway.trail.Verification;
import casebook.gateway.trail.VerifyTrail;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A subject's history across all services. Each service decides for itself whether the caller may see its part. */
@Path("/api/v1/studies/{study}/subjects/{subject}/audit-trail")
@Tag(name = "Audit trail")
class AuditTrailResource {
    private static final int MOST = 500;
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.AUTHORIZATION, RequestIds.HEADER, "Casebook-Position");

    private final ReadTrail readTrail;
    private final VerifyTrail verifyTrail;

    AuditTrailResource(ReadTrail readTrail, VerifyTrail verifyTrail) {
        this.readTrail = readTrail;
        this.verifyTrail = verifyTrail;
    }

    /**
     * A page of the history.
     *
     * @param next the {@code after} of the next page; none on the last
     */
    record TrailView(
            @Schema(description = "The records as their services keep them, in the order of recording")
            List<Object> records,

            @Nullable String next) {
        static TrailView of(TrailPage page) {
            var records = page.entries().stream().map(Entry::content).toList();
            return new TrailView(records, page.next().map(Bookmark::text).orElse(null));
        }
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
                .page(asked(study, subject, headers), bookmark(after), Math.clamp(limit, 1, MOST))
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
        return verifyTrail.of(asked(study, subject, headers));
    }

    private static Bookmark bookmark(@Nullable String after) {
        try {
            return after == null ? Bookmark.BEGINNING : Bookmark.parse(after);
        } catch (IllegalArgumentException _) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST,
                    Reason.at("", "cursor-malformed", "Send as after what a page gave as next, unchanged."));
        }
    }

    private static Asked asked(String study, String subject, HttpHeaders headers) {
        var passedOn = new HashMap<String, String>();
        for (var name : PASSED_ON) {
            var value = headers.getHeaderString(name);
            if (value != null) {
                passedOn.put(name, value);
            }
        }
        return new Asked(study, subject, passedOn);
    }
}
