package casebook.scheduling.visit.store;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.visit.Worklist;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The worklist out of the rows; the next page is found by the index, never by counting. */
@ApplicationScoped
class StoredWorklist implements Worklist {
    private final EntityManager entities;

    StoredWorklist(EntityManager entities) {
        this.entities = entities;
    }

    private record Row(VisitRow visit, PlanRow plan) {
        Item toItem() {
            return new Item(
                    new SubjectId(visit.subject),
                    plan.subjectNumber,
                    new SiteId(visit.site),
                    plan.enrolledOn,
                    visit.toDomain());
        }
    }

    @Override
    public List<Item> page(StudyId study, Filter filter, @Nullable Place after, int limit) {
        var conditions = conditions(study, filter, after);
        var query = entities.createQuery(
                "select v, p from VisitRow v join PlanRow p on p.study = v.study and p.subject = v.subject where "
                        + String.join(" and ", conditions.keySet())
                        + " order by v.plannedOn, v.subject, v.visit",
                Row.class);
        conditions.values().forEach(parameters -> parameters.forEach(query::setParameter));
        return query.setMaxResults(limit).getResultList().stream()
                .map(Row::toItem)
                .toList();
    }

    private static Map<String, Map<String, Object>> conditions(StudyId study, Filter filter, @Nullable Place after) {
        var conditions = new LinkedHashMap<String, Map<String, Object>>();
        conditions.put("v.study = :study", Map.of("study", study.value()));
        if (filter.sites() != null) {
            var sites = filter.sites().stream().map(SiteId::value).toList();
            conditions.put("v.site in :sites", Map.of("sites", sites));
        }
        if (filter.status() != null) {
            conditions.put(
                    "v.status = :status", Map.of("status", filter.status().wireName()));
        }
        if (filter.from() != null) {
            conditions.put("v.plannedOn >= :from", Map.of("from", filter.from()));
        }
        if (filter.to() != null) {
            conditions.put("v.plannedOn <= :to", Map.of("to", filter.to()));
        }
        if (after != null) {
            conditions.put(
                    "(v.plannedOn, v.subject, v.visit) > (:day, :subject, :visit)",
                    Map.of(
                            "day", after.plannedOn(),
                            "subject", after.subject().value(),
                            "visit", after.visit().value()));
        }
        return conditions;
    }
}
