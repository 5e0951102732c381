package casebook.enrollment.subject.events;

import casebook.enrollment.subject.OccurredVisits;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Keeps which visits took place, and when: a subject completes the study only after the final one. */
@ApplicationScoped
class OccurredVisitCopies implements Projection, OccurredVisits {
    private static final String KIND = "occurred-visit";

    private final Copies copies;

    OccurredVisitCopies(Copies copies) {
        this.copies = copies;
    }

    /** What is read of visit-occurred.v1. */
    record VisitOccurred(String visit, LocalDate occurredOn) {}

    @Override
    public Set<String> types() {
        return Set.of("visit-occurred.v1");
    }

    @Override
    public void project(Event event) {
        var occurred = event.as(VisitOccurred.class);
        copies.put(KIND, event.chain(), occurred.visit(), occurred);
    }

    @Override
    public Optional<LocalDate> occurredOn(StudyId study, SubjectId subject, String visit) {
        return copies.find(KIND, ChainId.of(study, subject), visit, VisitOccurred.class)
                .map(VisitOccurred::occurredOn);
    }
}
