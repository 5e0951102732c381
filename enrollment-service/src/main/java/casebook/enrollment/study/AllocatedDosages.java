package casebook.enrollment.study;

import casebook.kernel.identity.StudyId;
import java.util.Map;

/** How many subjects of a study were ever allocated to each dosage, by its id; none of a dosage that nobody has. */
@FunctionalInterface
public interface AllocatedDosages {
    Map<String, Long> of(StudyId study);
}
