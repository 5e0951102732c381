package casebook.journal.http;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.ChainVerification;
import casebook.journal.audit.Change;
import casebook.journal.audit.Journal;
import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Refused;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** This service's part of a subject's audit trail, for people and for machines, and the proof that it is whole. */
@Path("/api/v1/studies/{study}/subjects/{subject}/audit-trail")
@Tag(name = "Audit trail")
public class AuditTrailResource {
    private static final int MOST = 1000;

    private final Access access;
    private final Journal journal;
    private final SubjectSites sites;
    private final ChainWitness witness;
    private final String service;

    AuditTrailResource(
            Access access,
            Journal journal,
            SubjectSites sites,
            ChainWitness witness,
            @ConfigProperty(name = "casebook.service") String service) {
        this.access = access;
        this.journal = journal;
        this.sites = sites;
        this.witness = witness;
        this.service = service;
    }

    /** One record of the trail. */
    public record TrailRecord(
            String service,
            long position,
            String key,
            long revision,
            String kind,
            String action,
            Attribution attribution,
            List<Change> changes,
            String previousHash,
            String hash) {
        static TrailRecord of(String service, AuditRecord record) {
            return new TrailRecord(
                    service,
                    record.position(),
                    record.key(),
                    record.revision(),
                    record.kind(),
                    record.action(),
                    record.attribution(),
                    record.changes(),
                    record.previousHash(),
                    record.hash());
        }
    }

    /**
     * A page of the trail.
     *
     * @param next the {@code after} of the next page; none on the last
     */
    public record TrailPage(
            List<TrailRecord> records, @Nullable Long next) {}

    /** Whether this service's chain is whole, and where not. */
    public record Verification(
            String service, boolean whole, long records, long anchors, List<ChainVerification.Break> breaks) {}

    @GET
    @Requires(Permission.READ_AUDIT_TRAIL)
    @Operation(summary = "Reads a subject's audit trail in order", description = "A page of at most 1000 records.")
    public TrailPage read(
            @PathParam("study") StudyId study,
            @PathParam("subject") SubjectId subject,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        var chain = visible(study, subject);
        var size = Math.clamp(limit, 1, MOST);
        var page = journal.page(chain, after, size);
        var records =
                page.stream().map(record -> TrailRecord.of(service, record)).toList();
        return new TrailPage(records, page.size() < size ? null : page.getLast().position());
    }

    @GET
    @Path("/verification")
    @Requires(Permission.READ_AUDIT_TRAIL)
    @Operation(
            summary = "Verifies the subject's chain of records",
            description = "Recomputes every hash, and compares the chain with the anchors in the topics.")
    public Verification verify(@PathParam("study") StudyId study, @PathParam("subject") SubjectId subject) {
        var examined = witness.examine(visible(study, subject));
        return new Verification(
                service, examined.breaks().isEmpty(), examined.records(), examined.anchors(), examined.breaks());
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
