package casebook.enrollment.allocation.events;

import casebook.enrollment.allocation.Administrations;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Keeps on which day each administration was given. */
@ApplicationScoped
class AdministrationCopies implements Projection, Administrations {
    private static final String KIND = "administration";

    private final Copies copies;

    AdministrationCopies(Copies copies) {
        this.copies = copies;
    }

    /** What is read of administration-recorded.v1. */
    record AdministrationRecorded(String visit, LocalDate administeredOn) {}

    @Override
    public Set<String> types() {
        return Set.of("administration-recorded.v1");
    }

    @Override
    public void project(Event event) {
        var recorded = event.as(AdministrationRecorded.class);
        copies.put(KIND, event.chain(), recorded.visit(), recorded);
    }

    @Override
    public Optional<LocalDate> first(StudyId study, SubjectId subject) {
        return copies.all(KIND, ChainId.of(study, subject), AdministrationRecorded.class).stream()
                .map(AdministrationRecorded::administeredOn)
                .min(Comparator.naturalOrder());
    }
}
