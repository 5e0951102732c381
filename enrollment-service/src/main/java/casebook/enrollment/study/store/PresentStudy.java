package casebook.enrollment.study.store;

import casebook.enrollment.study.store.StoredSites.SiteOpened;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.PresentState;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** A study's versions and sites, held against the records of their activation and opening. */
@ApplicationScoped
class PresentStudy implements PresentState {
    private final StudyVersionRows versions;
    private final SiteRows sites;

    PresentStudy(StudyVersionRows versions, SiteRows sites) {
        this.versions = versions;
        this.sites = sites;
    }

    @Override
    public Map<String, JsonNode> said(AuditRecord record) {
        var key = record.key();
        return key.startsWith(StoredStudyVersions.KEY_PREFIX) || key.startsWith(StoredSites.KEY_PREFIX)
                ? Map.of(key, record.body())
                : Map.of();
    }

    @Override
    public Map<String, JsonNode> kept(ChainId chain) {
        return chain.subject().equals(ChainId.STUDY_ITSELF)
                ? QuarkusTransaction.requiringNew().call(() -> ofStudy(chain.study()))
                : Map.of();
    }

    private Map<String, JsonNode> ofStudy(String study) {
        var kept = new HashMap<String, JsonNode>();
        for (var row : versions.list("study", study)) {
            var body = Json.MAPPER.createObjectNode();
            body.put("version", row.version).set("definition", Json.parse(row.definition));
            kept.put(StoredStudyVersions.KEY_PREFIX + row.version, body);
        }
        for (var row : sites.list("study", study)) {
            kept.put(StoredSites.KEY_PREFIX + row.id, Json.tree(SiteOpened.of(row)));
        }
        return kept;
    }
}
