/** The evidence: copies of completed forms, as the assessment service publishes them. */
@NullMarked
package casebook.enrollment.eligibility.events;

import org.jspecify.annotations.NullMarked;
