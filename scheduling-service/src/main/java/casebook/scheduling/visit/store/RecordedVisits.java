package casebook.scheduling.visit.store;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.Json;
import casebook.scheduling.visit.SubjectVisits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A subject's plan and visits, part by part, as records say them and as rows do. A record of the plan says every visit. */
final class RecordedVisits {
    static final String PLAN = "plan";

    private RecordedVisits() {}

    static Map<String, JsonNode> said(AuditRecord record) {
        if (record.key().startsWith(VisitRecord.KEY_PREFIX)) {
            return Map.of(record.key(), record.body());
        }
        if (!record.key().equals(PLAN)) {
            return Map.of();
        }
        var said = new HashMap<String, JsonNode>();
        said.put(PLAN, record.body().path("studyVersion"));
        record.body()
                .path("visits")
                .fields()
                .forEachRemaining(visit -> said.put(key(visit.getKey()), visit.getValue()));
        return said;
    }

    static Map<String, JsonNode> kept(String studyVersion, Iterable<VisitRow> rows) {
        var kept = new TreeMap<String, JsonNode>();
        kept.put(PLAN, TextNode.valueOf(studyVersion));
        rows.forEach(row -> kept.put(key(row.visit), state(row)));
        return kept;
    }

    /** What a change of visits was decided on. */
    static Map<String, JsonNode> kept(SubjectVisits visits) {
        var kept = new TreeMap<String, JsonNode>();
        if (visits.studyVersion() != null) {
            kept.put(PLAN, TextNode.valueOf(visits.studyVersion()));
        }
        visits.visits().forEach((id, visit) -> kept.put(key(id.value()), Json.tree(VisitRecord.of(visit))));
        return kept;
    }

    private static JsonNode state(VisitRow row) {
        try {
            return Json.tree(VisitRecord.of(row.toDomain()));
        } catch (RuntimeException _) {
            return TextNode.valueOf("no state that a visit can have");
        }
    }

    private static String key(String visit) {
        return VisitRecord.KEY_PREFIX + visit;
    }
}
