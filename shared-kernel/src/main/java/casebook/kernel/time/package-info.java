/** Dates as the clinic knows them: partial, and counted from a reference day. */
@NullMarked
package casebook.kernel.time;

import org.jspecify.annotations.NullMarked;
