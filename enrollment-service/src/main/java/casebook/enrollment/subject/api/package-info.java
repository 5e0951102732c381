/** Subjects and what is done for them over REST. */
@NullMarked
package casebook.enrollment.subject.api;

import org.jspecify.annotations.NullMarked;
