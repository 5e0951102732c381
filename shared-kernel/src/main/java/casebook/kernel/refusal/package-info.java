/** Refusals: what was refused, and every reason for it. */
@NullMarked
package casebook.kernel.refusal;

import org.jspecify.annotations.NullMarked;
