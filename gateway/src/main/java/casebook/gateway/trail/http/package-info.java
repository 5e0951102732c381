/** Asks the services for their parts of a trail. */
@NullMarked
package casebook.gateway.trail.http;

import org.jspecify.annotations.NullMarked;
