package casebook.enrollment.allocation.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A row of {@code cohort}. */
@Entity
@Table(name = "cohort")
@IdClass(CohortRow.Key.class)
@SuppressWarnings("NullAway.Init")
class CohortRow {
    @Id
    String study;

    @Id
    String id;

    @Column(name = "held_because")
    @Nullable
    String heldBecause;

    @Version
    long revision;

    record Key(String study, String id) {}
}
