/** ALSFRS-R: its scores, the stages made of them, and a subject's course (Cedarbaum 1999, J Neurol Sci 169:13-21). */
@NullMarked
package casebook.assessment.alsfrsr;

import org.jspecify.annotations.NullMarked;
