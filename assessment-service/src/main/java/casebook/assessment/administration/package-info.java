/** What was given to a subject, as an administration form has it. */
@NullMarked
package casebook.assessment.administration;

import org.jspecify.annotations.NullMarked;
