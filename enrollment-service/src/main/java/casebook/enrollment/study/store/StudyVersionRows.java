package casebook.enrollment.study.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code study_version}. */
@ApplicationScoped
class StudyVersionRows implements PanacheRepositoryBase<StudyVersionRow, StudyVersionRow.Key> {}
