/** The live stream of a study's events: who is told which, from where on, and what is kept in memory for it. */
@NullMarked
package casebook.gateway.stream;

import org.jspecify.annotations.NullMarked;
