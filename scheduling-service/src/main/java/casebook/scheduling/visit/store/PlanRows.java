package casebook.scheduling.visit.store;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** The rows of {@code visit_plan}. */
@ApplicationScoped
class PlanRows implements PanacheRepositoryBase<PlanRow, PlanRow.Key> {

    Optional<PlanRow> of(StudyId study, SubjectId subject) {
        return findByIdOptional(PlanRow.Key.of(study, subject));
    }

    /** The row, kept from everybody else until the transaction ends. */
    Optional<PlanRow> locked(StudyId study, SubjectId subject) {
        return findByIdOptional(PlanRow.Key.of(study, subject), LockModeType.PESSIMISTIC_WRITE);
    }
}
