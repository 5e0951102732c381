package casebook.journal.http;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.ChainVerification;
import casebook.journal.audit.Change;
import casebook.journal.audit.Journal;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.http.PageSize;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** This service's chains as they are shown: in pages, and with the proof that they are whole. Who may see one is asked before. */
@ApplicationScoped
class AuditTrails {
    private static final int MOST = 1000;

    private final Journal journal;
    private final ChainWitness witness;
    private final String service;

    AuditTrails(Journal journal, ChainWitness witness, @ConfigProperty(name = "casebook.service") String service) {
        this.journal = journal;
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

    TrailPage page(ChainId chain, long after, int limit) {
        var size = PageSize.require(limit, MOST);
        var page = journal.page(chain, after, size);
        var records =
                page.stream().map(record -> TrailRecord.of(service, record)).toList();
        return new TrailPage(records, page.size() < size ? null : page.getLast().position());
    }

    Verification verify(ChainId chain) {
        var examined = witness.examine(chain);
        return new Verification(
                service, examined.breaks().isEmpty(), examined.records(), examined.anchors(), examined.breaks());
    }
}
