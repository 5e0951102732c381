package casebook.enrollment.subject.store;

import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code subject}. */
@ApplicationScoped
class SubjectRows implements PanacheRepositoryBase<SubjectRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Optional<SubjectRow> of(StudyId study, SubjectId id) {
        return find("study = ?1 and id = ?2", study.value(), id.value()).firstResultOptional();
    }

    Optional<SubjectRow> lock(StudyId study, SubjectId id) {
        return find("study = ?1 and id = ?2", study.value(), id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Who was given this slot, as the subjects' own states say. */
    Optional<UUID> inSlot(StudyId study, String cohort, int slot) {
        List<?> holders = getEntityManager()
                .createNativeQuery("""
                        select id from subject where study = ?1
                        and state -> 'enrollment' ->> 'cohort' = ?2 and (state -> 'enrollment' ->> 'slot')::int = ?3""", UUID.class)
                .setParameter(1, study.value())
                .setParameter(2, cohort)
                .setParameter(3, slot)
                .getResultList();
        return holders.stream().findFirst().map(UUID.class::cast);
    }

    /** Ids of version 7 come in the order of registration. */
    List<SubjectRow> page(StudyId study, Optional<Set<SiteId>> sites, @Nullable SubjectId after, int limit) {
        var parameters =
                Parameters.with("study", study.value()).and("after", after == null ? BEFORE_ALL : after.value());
        var condition = "study = :study and id > :after";
        if (sites.isPresent()) {
            condition += " and site in :sites";
            parameters = parameters.and(
                    "sites", sites.get().stream().map(SiteId::value).toList());
        }
        return find(condition, Sort.by("id"), parameters).page(0, limit).list();
    }
}
