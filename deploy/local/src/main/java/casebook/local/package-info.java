/** Runs the whole of Casebook on one machine: starts the parts, says how they do, stops them. */
@NullMarked
package casebook.local;

import org.jspecify.annotations.NullMarked;
