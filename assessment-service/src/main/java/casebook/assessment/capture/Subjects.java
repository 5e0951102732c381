package casebook.assessment.capture;

import java.util.Optional;

/**
 * The subjects this service has heard of. Participation and visits are kept apart, because they come from two services
 * whose events may be taken in at the same time.
 */
public interface Subjects {
    /** Both parts, in one read; none until the subject was registered. */
    Optional<Subject> find(SubjectKey subject);

    Optional<Participation> participation(SubjectKey subject);

    Visits visits(SubjectKey subject);

    void keep(SubjectKey subject, Participation participation);

    void keep(SubjectKey subject, Visits visits);
}
