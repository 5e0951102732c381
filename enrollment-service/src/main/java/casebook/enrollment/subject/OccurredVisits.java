package casebook.enrollment.subject;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.time.LocalDate;
import java.util.Optional;

/** The visits that took place, as far as this service has heard. */
@FunctionalInterface
public interface OccurredVisits {
    /** The day on which a visit took place. */
    Optional<LocalDate> occurredOn(StudyId study, SubjectId subject, String visit);
}
