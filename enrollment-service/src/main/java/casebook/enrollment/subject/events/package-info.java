/** Copies of what happened at subjects' visits. */
@NullMarked
package casebook.enrollment.subject.events;

import org.jspecify.annotations.NullMarked;
