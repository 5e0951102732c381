/** Copies of administrations, from which a sentinel's gap counts. */
@NullMarked
package casebook.enrollment.allocation.events;

import org.jspecify.annotations.NullMarked;
