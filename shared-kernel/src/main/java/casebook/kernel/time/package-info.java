/** Dates as the clinic knows them: partial, counted from a reference day, and never later than today at the site. */
@NullMarked
package casebook.kernel.time;

import org.jspecify.annotations.NullMarked;
