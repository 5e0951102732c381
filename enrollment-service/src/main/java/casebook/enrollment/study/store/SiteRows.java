package casebook.enrollment.study.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code site}. */
@ApplicationScoped
class SiteRows implements PanacheRepositoryBase<SiteRow, SiteRow.Key> {}
