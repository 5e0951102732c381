package casebook.enrollment.webhook.store;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.PresentState;
import casebook.journal.audit.postgres.Sql;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/** A study's webhooks, held against their records: whoever turns an address aside in the rows is found. */
@ApplicationScoped
class PresentWebhooks implements PresentState {
    private static final String REVISION = "revision";

    private final Sql sql;

    PresentWebhooks(Sql sql) {
        this.sql = sql;
    }

    private record Part(String key, JsonNode state) {}

    @Override
    public Map<String, JsonNode> said(AuditRecord record) {
        return record.kind().equals("webhook")
                ? Map.of(
                        record.key(),
                        ((ObjectNode) record.body().deepCopy())
                                .put("row", status(record.body()))
                                .put(REVISION, record.revision()))
                : Map.of();
    }

    private static String status(JsonNode document) {
        return document.path("status").asText();
    }

    @Override
    public Map<String, JsonNode> kept(ChainId chain) {
        return sql
                .query(
                        "select id, status, state, revision from webhook where study = ?",
                        row -> new Part(
                                StoredWebhooks.KEY_PREFIX + row.getString("id"),
                                ((ObjectNode) Json.parse(row.getString("state")))
                                        .put("row", row.getString("status"))
                                        .put(REVISION, row.getLong("revision"))),
                        chain.subject().equals(ChainId.STUDY_ITSELF) ? chain.study() : "")
                .stream()
                .collect(Collectors.toMap(Part::key, Part::state));
    }
}
