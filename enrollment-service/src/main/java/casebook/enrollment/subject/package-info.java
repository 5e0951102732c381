/** The subject's way through the study: registered, in screening, enrolled, and how it ended. */
@NullMarked
package casebook.enrollment.subject;

import org.jspecify.annotations.NullMarked;
