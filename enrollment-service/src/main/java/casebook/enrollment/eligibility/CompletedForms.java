package casebook.enrollment.eligibility;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.util.List;

/** The forms that were completed for a subject, as far as this service has heard. */
@FunctionalInterface
public interface CompletedForms {
    List<CompletedForm> of(StudyId study, SubjectId subject);
}
