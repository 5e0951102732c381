/** Forms as they are filled in: entered, completed, corrected, and never in contradiction to consent, plan or allocation. */
@NullMarked
package casebook.assessment.capture;

import org.jspecify.annotations.NullMarked;
