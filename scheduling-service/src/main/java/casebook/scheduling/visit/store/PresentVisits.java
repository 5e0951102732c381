package casebook.scheduling.visit.store;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.PresentState;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** A subject's visits, held against the last records of them and of the plan. */
@ApplicationScoped
class PresentVisits implements PresentState {
    private final PlanRows plans;
    private final VisitRows rows;

    PresentVisits(PlanRows plans, VisitRows rows) {
        this.plans = plans;
        this.rows = rows;
    }

    @Override
    public Map<String, JsonNode> said(AuditRecord record) {
        return RecordedVisits.said(record);
    }

    @Override
    public Map<String, JsonNode> kept(ChainId chain) {
        return chain.subject().equals(ChainId.STUDY_ITSELF)
                ? Map.of()
                : QuarkusTransaction.requiringNew()
                        .call(() -> kept(new StudyId(chain.study()), SubjectId.of(chain.subject())));
    }

    private Map<String, JsonNode> kept(StudyId study, SubjectId subject) {
        return plans.of(study, subject)
                .map(plan -> RecordedVisits.kept(plan.studyVersion, rows.of(study, subject)))
                .orElse(Map.of());
    }
}
