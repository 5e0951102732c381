package casebook.enrollment.allocation.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code slot}; without a subject while it is free. */
@Entity
@Table(name = "slot")
@IdClass(SlotRow.Key.class)
@SuppressWarnings("NullAway.Init")
class SlotRow {
    @Id
    String study;

    @Id
    String dosage;

    @Id
    int number;

    /** The one in which it was taken. */
    @Nullable
    String cohort;

    @Nullable
    UUID subject;

    record Key(String study, String dosage, int number) {}
}
