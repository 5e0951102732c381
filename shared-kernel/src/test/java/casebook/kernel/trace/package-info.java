@NullMarked
package casebook.kernel.trace;

import org.jspecify.annotations.NullMarked;
