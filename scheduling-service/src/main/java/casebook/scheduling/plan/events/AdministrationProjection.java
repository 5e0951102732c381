package casebook.scheduling.plan.events;

import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Administrations;
import casebook.scheduling.plan.VisitId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;

/** Takes the day on which the product was given; a later record of the same visit replaces it. */
@ApplicationScoped
class AdministrationProjection implements Projection {
    private final Administrations administrations;

    AdministrationProjection(Administrations administrations) {
        this.administrations = administrations;
    }

    /** What scheduling reads of {@code administration-recorded.v1}. */
    record AdministrationRecorded(String visit, LocalDate administeredOn) {}

    @Override
    public Set<String> types() {
        return Set.of("administration-recorded.v1");
    }

    @Override
    public void project(Event event) {
        var recorded = event.as(AdministrationRecorded.class);
        administrations.keep(
                new StudyId(event.chain().study()),
                SubjectId.of(event.chain().subject()),
                new VisitId(recorded.visit()),
                recorded.administeredOn());
    }
}
