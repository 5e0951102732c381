package casebook.enrollment.allocation.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code cohort}. */
@ApplicationScoped
class CohortRows implements PanacheRepositoryBase<CohortRow, CohortRow.Key> {}
