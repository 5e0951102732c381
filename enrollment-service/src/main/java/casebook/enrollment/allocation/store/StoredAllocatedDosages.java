package casebook.enrollment.allocation.store;

import casebook.enrollment.study.AllocatedDosages;
import casebook.kernel.identity.StudyId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The dosages of the slots that are taken. */
@ApplicationScoped
class StoredAllocatedDosages implements AllocatedDosages {
    private final SlotRows slots;

    StoredAllocatedDosages(SlotRows slots) {
        this.slots = slots;
    }

    @Override
    public Map<String, Long> of(StudyId study) {
        return slots.taken(study.value());
    }
}
