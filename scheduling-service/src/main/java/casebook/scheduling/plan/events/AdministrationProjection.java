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

/** Takes the day on which the product was given, or that it was not; a later record of the same visit replaces it. */
@ApplicationScoped
class AdministrationProjection implements Projection {
    private static final String GIVEN = "administration-recorded.v1";
    private static final String OMITTED = "administration-omitted.v1";

    private final Administrations administrations;

    AdministrationProjection(Administrations administrations) {
        this.administrations = administrations;
    }

    /** What scheduling reads of {@code administration-recorded.v1}. */
    record AdministrationRecorded(String visit, LocalDate administeredOn) {}

    /** What scheduling reads of {@code administration-omitted.v1}. */
    record AdministrationOmitted(String visit) {}

    @Override
    public Set<String> types() {
        return Set.of(GIVEN, OMITTED);
    }

    @Override
    public void project(Event event) {
        var study = new StudyId(event.chain().study());
        var subject = SubjectId.of(event.chain().subject());
        if (event.type().equals(OMITTED)) {
            var omitted = event.as(AdministrationOmitted.class);
            administrations.omitted(study, subject, new VisitId(omitted.visit()));
        } else {
            var given = event.as(AdministrationRecorded.class);
            administrations.given(study, subject, new VisitId(given.visit()), given.administeredOn());
        }
    }
}
