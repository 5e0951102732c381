/** How much one caller may ask for in a time, so that a loop gone wild takes nothing from the others. */
@NullMarked
package casebook.gateway.limits;

import org.jspecify.annotations.NullMarked;
