/** What was observed and given: forms, their answers and corrections, and the scores made of them. */
@NullMarked
package casebook.assessment;

import org.jspecify.annotations.NullMarked;
