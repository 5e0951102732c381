package casebook.enrollment.allocation.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The table {@code slot}. */
@ApplicationScoped
class SlotRows implements PanacheRepositoryBase<SlotRow, SlotRow.Key> {

    /** The slots that are taken, in order. */
    List<SlotRow> taken(String study, String dosage) {
        return list("study = ?1 and dosage = ?2 and subject is not null", Sort.by("number"), study, dosage);
    }
}
