/** Cohorts and slots in PostgreSQL; the cap is the number of slot rows. */
@NullMarked
package casebook.enrollment.allocation.store;

import org.jspecify.annotations.NullMarked;
