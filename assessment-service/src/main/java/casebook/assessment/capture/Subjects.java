package casebook.assessment.capture;

import java.util.Optional;

/**
 * The subjects this service has heard of. Participation and visits are kept apart, because they come from two services
 * whose events may be taken in at the same time.
 */
public interface Subjects {
    /** The subject with every visit; none until they were registered. */
    Optional<Subject> find(SubjectKey subject);

    /** The subject at one visit, in one read; none until they were registered. */
    Optional<AtVisit> at(SubjectKey subject, String visit);

    Optional<Participation> participation(SubjectKey subject);

    Optional<Visit> visit(SubjectKey subject, String visit);

    Visits visits(SubjectKey subject);

    void keep(SubjectKey subject, Participation participation);

    void keep(SubjectKey subject, Visit visit);
}
