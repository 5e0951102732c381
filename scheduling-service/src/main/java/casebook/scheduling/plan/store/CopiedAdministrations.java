package casebook.scheduling.plan.store;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Administrations;
import casebook.scheduling.plan.Doses;
import casebook.scheduling.plan.VisitId;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Administrations as copies, one per visit. */
@ApplicationScoped
class CopiedAdministrations implements Administrations {
    private static final String KIND = "administration";
    private final Copies copies;

    CopiedAdministrations(Copies copies) {
        this.copies = copies;
    }

    /** @param administeredOn none where nothing was given */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AdministrationCopy(String visit, @Nullable LocalDate administeredOn) {}

    @Override
    public Doses of(StudyId study, SubjectId subject) {
        var given = new HashMap<VisitId, LocalDate>();
        var omitted = new HashSet<VisitId>();
        for (var copy : copies.all(KIND, ChainId.of(study, subject), AdministrationCopy.class)) {
            var visit = new VisitId(copy.visit());
            if (copy.administeredOn() == null) {
                omitted.add(visit);
            } else {
                given.put(visit, copy.administeredOn());
            }
        }
        return new Doses(given, omitted);
    }

    @Override
    public void given(StudyId study, SubjectId subject, VisitId visit, LocalDate administeredOn) {
        keep(study, subject, new AdministrationCopy(visit.value(), administeredOn));
    }

    @Override
    public void omitted(StudyId study, SubjectId subject, VisitId visit) {
        keep(study, subject, new AdministrationCopy(visit.value(), null));
    }

    private void keep(StudyId study, SubjectId subject, AdministrationCopy copy) {
        copies.put(KIND, ChainId.of(study, subject), copy.visit(), copy);
    }
}
