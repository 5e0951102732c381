/** The names of studies, sites and subjects as types, so that no two can be swapped. */
@NullMarked
package casebook.kernel.identity;

import org.jspecify.annotations.NullMarked;
