package casebook.enrollment.subject;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.time.LocalDate;
import java.util.Optional;

/** What happened at subjects' visits, as far as this service has heard. */
public interface Visits {
    /** The day on which a visit took place. */
    Optional<LocalDate> occurredOn(StudyId study, SubjectId subject, String visit);

    /** The last day on which anything is known to have happened at a visit: it took place, or something was given. */
    Optional<LocalDate> lastDay(StudyId study, SubjectId subject);

    /** The day of the subject's first administration. */
    Optional<LocalDate> firstAdministeredOn(StudyId study, SubjectId subject);
}
