/** Criteria, the evidence they are held against, and the investigator's decision. */
@NullMarked
package casebook.enrollment.eligibility;

import org.jspecify.annotations.NullMarked;
