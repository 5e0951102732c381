/** Cohorts and slots in PostgreSQL; a dosage's cap is the number of its slot rows. */
@NullMarked
package casebook.enrollment.allocation.store;

import org.jspecify.annotations.NullMarked;
