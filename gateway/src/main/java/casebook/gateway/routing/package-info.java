/** Which part of the system owns which branch of the one tree of paths. */
@NullMarked
package casebook.gateway.routing;

import org.jspecify.annotations.NullMarked;
