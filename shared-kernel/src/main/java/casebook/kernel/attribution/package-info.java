/** Who did something, in which role and for whom, when and why. */
@NullMarked
package casebook.kernel.attribution;

import org.jspecify.annotations.NullMarked;
