package casebook.enrollment.allocation.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table {@code slot}. */
@ApplicationScoped
class SlotRows implements PanacheRepositoryBase<SlotRow, SlotRow.Key> {

    /** The slots that are taken, in order. */
    List<SlotRow> taken(String study, String dosage) {
        return list("study = ?1 and dosage = ?2 and subject is not null", Sort.by("number"), study, dosage);
    }

    /** How many slots of each dosage are taken; none of a dosage that nobody has. */
    Map<String, Long> taken(String study) {
        return getEntityManager()
                .createQuery(
                        "select dosage, count(*) from SlotRow where study = ?1 and subject is not null group by dosage",
                        Tuple.class)
                .setParameter(1, study)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }
}
