/** Cohorts over REST. */
@NullMarked
package casebook.enrollment.allocation.api;

import org.jspecify.annotations.NullMarked;
