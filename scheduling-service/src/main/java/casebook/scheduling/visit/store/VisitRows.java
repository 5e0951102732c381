package casebook.scheduling.visit.store;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The rows of {@code visit}. */
@ApplicationScoped
class VisitRows implements PanacheRepositoryBase<VisitRow, VisitRow.Key> {

    List<VisitRow> of(StudyId study, SubjectId subject) {
        return list("study = ?1 and subject = ?2", study.value(), subject.value());
    }

    Optional<VisitRow> of(StudyId study, SubjectId subject, VisitId visit) {
        return findByIdOptional(new VisitRow.Key(study.value(), subject.value(), visit.value()));
    }
}
