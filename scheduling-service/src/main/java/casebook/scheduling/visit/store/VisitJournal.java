package casebook.scheduling.visit.store;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry;
import casebook.journal.audit.Entry.Idempotency;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.http.LastRecord;
import casebook.journal.http.Positions;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.kernel.refusal.Refused;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Act;
import casebook.scheduling.visit.SubjectVisits;
import casebook.scheduling.visit.Visit;
import casebook.scheduling.visit.VisitStatus;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the audit records of a change: one of the visit that somebody acted on, and one of the plan, if other visits were
 * planned, moved or dropped. Each carries its event.
 */
@ApplicationScoped
class VisitJournal {
    private static final String PLAN = RecordedVisits.PLAN;
    private final Journal journal;
    private final Positions positions;

    VisitJournal(Journal journal, Positions positions) {
        this.journal = journal;
        this.positions = positions;
    }

    /** The visit as one of its records has it. */
    Visit asOf(StudyId study, SubjectId subject, VisitId visit, long revision) {
        return journal.history(ChainId.of(study, subject), VisitRecord.KEY_PREFIX + visit).stream()
                .filter(record -> record.revision() == revision)
                .map(record -> Json.as(record.body(), VisitRecord.class).toDomain(revision))
                .findFirst()
                .orElseThrow();
    }

    /** @throws Refused when the rows that a change was decided on are not what the records say last */
    void requireVouchedFor(SubjectVisits before) {
        var chain = ChainId.of(before.study(), before.subject());
        var said = new TreeMap<String, JsonNode>();
        Stream.concat(
                        journal.latest(chain, PLAN).stream(),
                        journal.latestOfEach(chain, VisitRecord.KEY_PREFIX).stream())
                .sorted(Comparator.comparingLong(AuditRecord::position))
                .forEach(record -> said.putAll(RecordedVisits.said(record)));
        LastRecord.requireSame("the visits of " + chain, Json.tree(said), Json.tree(RecordedVisits.kept(before)));
    }

    void append(SubjectVisits before, SubjectVisits after, Act act, PlanRow plan) {
        var rest = before;
        var reinstated = false;
        if (act.visit() != null) {
            var earlier = before.find(act.visit());
            var visit = after.find(act.visit()).orElseThrow();
            appendVisit(earlier, visit, after, act);
            rest = before.with(visit);
            reinstated = isOver(earlier) && !(visit instanceof Visit.Over);
        }
        // Who follows the plan has it without the visit that came back.
        if (reinstated || !rest.equals(after)) {
            appendPlan(rest, after, act, plan);
        }
    }

    private static boolean isOver(Optional<Visit> visit) {
        return visit.filter(Visit.Over.class::isInstance).isPresent();
    }

    private void appendVisit(Optional<Visit> before, Visit after, SubjectVisits visits, Act act) {
        var corrected = isOver(before);
        var record = journal.append(Entry.of(
                ChainId.of(visits.study(), visits.subject()),
                VisitRecord.KEY_PREFIX + after.id(),
                after.revision(),
                "visit",
                corrected
                        ? "corrected"
                        : before.isPresent() ? VisitStatus.of(after).wireName() : "added",
                before.map(VisitRecord::of).map(Json::tree).orElse(null),
                Json.tree(VisitRecord.of(after)),
                act.by(),
                idempotency(act.retry()),
                corrected
                        ? VisitEvents.corrected(
                                after, Objects.requireNonNull(act.by().reason()))
                        : VisitEvents.of(after, visits)));
        tell(record);
    }

    private void appendPlan(SubjectVisits before, SubjectVisits after, Act act, PlanRow plan) {
        var first = before.studyVersion() == null;
        plan.revision = first ? 1 : plan.revision + 1;
        tell(journal.append(Entry.of(
                ChainId.of(after.study(), after.subject()),
                PLAN,
                plan.revision,
                PLAN,
                first ? "planned" : "replanned",
                first ? null : Json.tree(PlanRecord.of(before)),
                Json.tree(PlanRecord.of(after)),
                act.by(),
                null,
                VisitEvents.planned(after))));
    }

    /** Says in the answer what was written, if there is a request to answer. */
    private void tell(AuditRecord record) {
        if (Arc.container().requestContext().isActive()) {
            positions.wrote(record);
        }
    }

    private static @Nullable Idempotency idempotency(Act.@Nullable RetryKey retry) {
        return retry == null ? null : new Idempotency(retry.key(), retry.requestDigest());
    }

    /** The plan as it is kept in the record: every visit by its name, so that the trail shows which of its dates moved. */
    record PlanRecord(String studyVersion, Map<String, VisitRecord> visits) {
        static PlanRecord of(SubjectVisits visits) {
            var records = new TreeMap<String, VisitRecord>();
            visits.visits().forEach((id, visit) -> records.put(id.value(), VisitRecord.of(visit)));
            return new PlanRecord(Objects.requireNonNull(visits.studyVersion()), records);
        }
    }
}
