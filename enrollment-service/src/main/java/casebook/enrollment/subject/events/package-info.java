/** Copies of visits that took place. */
@NullMarked
package casebook.enrollment.subject.events;

import org.jspecify.annotations.NullMarked;
