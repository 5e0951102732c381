/** Cohorts, their slots, and who may take the next one. */
@NullMarked
package casebook.enrollment.allocation;

import org.jspecify.annotations.NullMarked;
