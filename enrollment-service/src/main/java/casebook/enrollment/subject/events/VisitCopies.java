package casebook.enrollment.subject.events;

import casebook.enrollment.subject.Visits;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the days of each visit's occurrence and administration: a subject completes the study only after the final visit, and
 * a sentinel's gap counts from the first administration.
 */
@ApplicationScoped
class VisitCopies implements Projection, Visits {
    private static final String OCCURRED = "visit-occurred.v1";
    /** What is said of a visit that never took place, where it was said to have. */
    private static final Set<String> NOT_OCCURRED = Set.of("visit-missed.v1", "visit-reinstated.v1");

    private static final String ADMINISTERED = "administration-recorded.v1";
    private static final String OMITTED = "administration-omitted.v1";
    private static final String OCCURRENCES = "occurred-visit";
    private static final String ADMINISTRATIONS = "administration";

    private final Copies copies;

    VisitCopies(Copies copies) {
        this.copies = copies;
    }

    /** What is read of visit-occurred.v1. */
    record VisitOccurred(String visit, LocalDate occurredOn) {}

    /** What is read of an event that says what did not happen at a visit. */
    record AtVisit(String visit) {}

    /** What is read of administration-recorded.v1; a later record of the same visit replaces it. */
    record AdministrationRecorded(String visit, LocalDate administeredOn) {}

    @Override
    public Set<String> types() {
        var types = new HashSet<>(NOT_OCCURRED);
        types.addAll(Set.of(OCCURRED, ADMINISTERED, OMITTED));
        return types;
    }

    /** Each fact takes the place of what was told of its visit before: that is how a correction comes. */
    @Override
    public void project(Event event) {
        switch (event.type()) {
            case OCCURRED -> {
                var occurred = event.as(VisitOccurred.class);
                copies.put(OCCURRENCES, event.chain(), occurred.visit(), occurred);
            }
            case ADMINISTERED -> {
                var recorded = event.as(AdministrationRecorded.class);
                copies.put(ADMINISTRATIONS, event.chain(), recorded.visit(), recorded);
            }
            default ->
                copies.remove(
                        event.type().equals(OMITTED) ? ADMINISTRATIONS : OCCURRENCES,
                        event.chain(),
                        event.as(AtVisit.class).visit());
        }
    }

    @Override
    public Optional<LocalDate> occurredOn(StudyId study, SubjectId subject, String visit) {
        return copies.find(OCCURRENCES, ChainId.of(study, subject), visit, VisitOccurred.class)
                .map(VisitOccurred::occurredOn);
    }

    @Override
    public Optional<LocalDate> lastDay(StudyId study, SubjectId subject) {
        var occurrences = copies.all(OCCURRENCES, ChainId.of(study, subject), VisitOccurred.class).stream()
                .map(VisitOccurred::occurredOn);
        return Stream.concat(occurrences, administered(study, subject)).max(Comparator.naturalOrder());
    }

    @Override
    public Optional<LocalDate> firstAdministeredOn(StudyId study, SubjectId subject) {
        return administered(study, subject).min(Comparator.naturalOrder());
    }

    private Stream<LocalDate> administered(StudyId study, SubjectId subject) {
        return copies.all(ADMINISTRATIONS, ChainId.of(study, subject), AdministrationRecorded.class).stream()
                .map(AdministrationRecorded::administeredOn);
    }
}
