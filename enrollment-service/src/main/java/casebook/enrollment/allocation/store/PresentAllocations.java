package casebook.enrollment.allocation.store;

import casebook.enrollment.allocation.store.StoredCohorts.CohortDocument;
import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import casebook.journal.audit.PresentState;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The slot a subject takes, held against the record that allocated it; a study's cohorts, against their holds and releases. */
@ApplicationScoped
class PresentAllocations implements PresentState {
    private static final String SLOT = "slot";

    private final SlotRows slots;
    private final CohortRows cohorts;

    PresentAllocations(SlotRows slots, CohortRows cohorts) {
        this.slots = slots;
        this.cohorts = cohorts;
    }

    private record Slot(@Nullable String cohort, int slot) {}

    @Override
    public Map<String, JsonNode> said(AuditRecord record) {
        if (record.key().startsWith(StoredCohorts.KEY_PREFIX)) {
            return Map.of(record.key(), record.body());
        }
        var enrollment = record.body().path("enrollment");
        return record.kind().equals("subject") && enrollment.isObject()
                ? Map.of(SLOT, Json.tree(Json.as(enrollment, Slot.class)))
                : Map.of();
    }

    @Override
    public Map<String, JsonNode> kept(ChainId chain) {
        return QuarkusTransaction.requiringNew()
                .call(() -> chain.subject().equals(ChainId.STUDY_ITSELF) ? cohorts(chain) : slot(chain));
    }

    private Map<String, JsonNode> slot(ChainId chain) {
        return slots.find("study = ?1 and subject = ?2", chain.study(), UUID.fromString(chain.subject()))
                .firstResultOptional()
                .map(row -> Map.of(SLOT, Json.tree(new Slot(row.cohort, row.number))))
                .orElse(Map.of());
    }

    private Map<String, JsonNode> cohorts(ChainId chain) {
        var kept = new HashMap<String, JsonNode>();
        for (var row : cohorts.list("study", chain.study())) {
            // A cohort that was never held has a row too, as soon as somebody is allocated, and no record.
            if (row.revision > 1 || row.heldBecause != null) {
                kept.put(StoredCohorts.KEY_PREFIX + row.id, Json.tree(CohortDocument.of(row)));
            }
        }
        return kept;
    }
}
