package casebook.scheduling.plan.store;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Administrations;
import casebook.scheduling.plan.VisitId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** Administrations as copies, one per visit. */
@ApplicationScoped
class CopiedAdministrations implements Administrations {
    private static final String KIND = "administration";
    private final Copies copies;

    CopiedAdministrations(Copies copies) {
        this.copies = copies;
    }

    record AdministrationCopy(String visit, LocalDate administeredOn) {}

    @Override
    public Map<VisitId, LocalDate> of(StudyId study, SubjectId subject) {
        return copies.all(KIND, ChainId.of(study, subject), AdministrationCopy.class).stream()
                .collect(Collectors.toMap(copy -> new VisitId(copy.visit()), AdministrationCopy::administeredOn));
    }

    @Override
    public void keep(StudyId study, SubjectId subject, VisitId visit, LocalDate administeredOn) {
        copies.put(
                KIND, ChainId.of(study, subject), visit.value(), new AdministrationCopy(visit.value(), administeredOn));
    }
}
