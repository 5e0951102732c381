package casebook.enrollment.subject.store;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.PresentState;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** A subject's row, held against the last record of the subject: its document, and the columns that are searched by. */
@ApplicationScoped
class PresentSubjects implements PresentState {
    private final SubjectRows rows;

    PresentSubjects(SubjectRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<String, JsonNode> said(AuditRecord record) {
        if (!record.key().equals(StoredSubjects.KEY)) {
            return Map.of();
        }
        var body = record.body();
        return part(body, body.path("site"), body.path("status"), record.revision());
    }

    @Override
    public Map<String, JsonNode> kept(ChainId chain) {
        if (chain.subject().equals(ChainId.STUDY_ITSELF)) {
            return Map.of();
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.of(new StudyId(chain.study()), SubjectId.of(chain.subject()))
                        .map(row ->
                                part(Json.parse(row.state), Json.tree(row.site), Json.tree(row.status), row.revision))
                        .orElse(Map.of()));
    }

    private static Map<String, JsonNode> part(JsonNode state, JsonNode site, JsonNode status, long revision) {
        ObjectNode part = Json.MAPPER.createObjectNode();
        part.set("state", state);
        part.set("site", site);
        part.set("status", status);
        part.put("revision", revision);
        return Map.of(StoredSubjects.KEY, part);
    }
}
