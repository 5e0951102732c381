package casebook.enrollment.allocation;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.time.LocalDate;
import java.util.Optional;

/** What was given to whom, as far as this service has heard. */
@FunctionalInterface
public interface Administrations {
    /** The day of the subject's first administration. */
    Optional<LocalDate> first(StudyId study, SubjectId subject);
}
